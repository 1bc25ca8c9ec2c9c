import { posix } from 'node:path';
import { isTest, lineAt, type SourceFile, type SyntaxNode, walkFile } from './sourceTree.ts';

/** Lines of a file, the last empty one not counted. */
export function countLines(file: SourceFile): number {
  return file.text.trimEnd().split('\n').length;
}

/** The hard limit of a file (style guide, sizes): the smaller the room for logic, the smaller the file. */
export function findFileLimit(path: string): number {
  if (isTest(path)) return 500;
  if (/^server\/src\/(main|app|worker)\.ts$/.test(path)) return 80;
  if (/\/connectors\/(?!kit\/)[^/]+\/index\.ts$/.test(path)) return 80;
  return posix.basename(path) === 'streams.ts' ? 400 : 300;
}

export interface FunctionSize {
  where: string;
  lines: number;
  parameters: number;
  /** Declared, a method, or kept under a name: what a reader would call "a function". */
  named: boolean;
  limit: number;
}

const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

/** Every function of a file with its size. */
export function readFunctions(file: SourceFile): FunctionSize[] {
  const found: FunctionSize[] = [];
  for (const [node, above] of walkFile(file)) {
    if (!functionTypes.has(node.type)) continue;
    const line = lineAt(file.text, node.start);
    const name = readName(node, above[0]);
    found.push({
      where: `${file.path}:${line} ${name ?? 'callback'}`,
      lines: lineAt(file.text, node.end) - line + 1,
      parameters: countParameters(node),
      named: name !== undefined,
      limit: findFunctionLimit(file.path, name),
    });
  }
  return found;
}

/** Components hold markup, which is long and shallow. */
function findFunctionLimit(path: string, name: string | undefined): number {
  if (path.endsWith('.tsx')) return 120;
  return name === 'handler' ? 30 : 60;
}

/** The leading `db` of model functions is context and a declared `this` is no argument: neither counts. */
function countParameters(node: SyntaxNode): number {
  const names = (node['params'] as SyntaxNode[]).map((parameter) => parameter['name']);
  return names.filter((name, index) => name !== 'this' && !(index === 0 && name === 'db')).length;
}

function readName(node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined {
  const holder = node['id'] ?? parent?.['id'] ?? (isKeyed(parent) ? parent['key'] : undefined);
  const name = (holder as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name : undefined;
}

function isKeyed(node: SyntaxNode | undefined): node is SyntaxNode {
  return ['Property', 'MethodDefinition', 'PropertyDefinition'].includes(node?.type ?? '');
}

export function computeMedian(values: number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
