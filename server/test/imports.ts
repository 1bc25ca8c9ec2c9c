import { posix } from 'node:path';
import { isNode, lineAt, type SourceFile, type SyntaxNode, walkFile } from './sourceTree.ts';

export interface Import {
  /** Path from the root for our own files; the package's name for others. */
  target: string;
  own: boolean;
  /** Erased when built: `import type`, `export type`, `typeof import()`. */
  typeOnly: boolean;
  line: number;
}

/** Everything a file depends on: imports, type imports, re-exports, `import()`, `typeof import()`, `require()`. */
export function readImports(file: SourceFile): Import[] {
  const found: Import[] = [];
  for (const [node] of walkFile(file)) {
    const specifier = readSpecifier(node);
    if (specifier === undefined) continue;
    const own = specifier.startsWith('.');
    const target = own ? posix.join(posix.dirname(file.path), specifier) : toPackageName(specifier);
    found.push({ target, own, typeOnly: isTypeOnly(node), line: lineAt(file.text, node.start) });
  }
  return found;
}

/** Lines that read the environment, however it is spelled. */
export function findEnvironmentReads(file: SourceFile): number[] {
  const lines: number[] = [];
  for (const [node] of walkFile(file)) {
    if (readsEnvironment(node)) lines.push(lineAt(file.text, node.start));
  }
  return lines;
}

function isTypeOnly(node: SyntaxNode): boolean {
  const kind = node['importKind'] ?? node['exportKind'];
  return node.type === 'TSImportType' || kind === 'type';
}

function readSpecifier(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return toText(node['source']);
    case 'TSExternalModuleReference':
      return toText(node['expression']);
    case 'CallExpression':
      return isName(node['callee'], 'require')
        ? toText((node['arguments'] as unknown[])[0])
        : undefined;
    default:
      return undefined;
  }
}

/** A literal's text; undefined for computed ones (the registry's, which the folder rules cover). */
function toText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return String(node['value']);
  if (node.type !== 'TemplateLiteral' || (node['expressions'] as unknown[]).length > 0)
    return undefined;
  return (node['quasis'] as { value: { cooked: string } }[])[0]?.value.cooked;
}

function toPackageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

function readsEnvironment(node: SyntaxNode): boolean {
  if (node.type === 'MemberExpression') {
    return isName(node['object'], 'process') && isNamed(node['property'], 'env');
  }
  if (node.type === 'VariableDeclarator' && isName(node['init'], 'process')) return true;
  if (node.type !== 'ImportDeclaration') return false;
  return ['node:process', 'process'].includes(toText(node['source']) ?? '');
}

function isName(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node['name'] === name;
}

/** `x.env` and `x['env']`. */
function isNamed(node: unknown, name: string): boolean {
  return isName(node, name) || toText(node) === name;
}
