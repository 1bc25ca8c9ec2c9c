import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Node, type ParseResult, parseSync } from 'oxc-parser';

/** The repository's root. */
export const root = join(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
}

const skipped = new Set(['node_modules', 'dist', 'data', 'coverage', 'fixtures']);

/** Every .ts, .tsx and .mjs file below a folder of the repository; fixtures are data. */
export function findSourceFiles(folder: string): SourceFile[] {
  return findFiles(join(root, folder))
    .filter((path) => /\.(tsx?|mjs)$/.test(path))
    .map((path) => ({
      path: relative(root, path).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

function findFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? findFiles(path) : [path];
  });
}

const testFolders = ['server/test/', 'client/test/', 'client/e2e/'];

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || testFolders.some((folder) => path.startsWith(folder));
}

/** Any node of the syntax tree, with its fields open to look-up by name. */
export type SyntaxNode = Node & { readonly [field: string]: unknown };

/** Every node of a file with the nodes above it, nearest first. @throws when the file does not parse. */
export function* walkFile(file: SourceFile): Generator<[SyntaxNode, SyntaxNode[]]> {
  yield* walk(parse(file).program as unknown as SyntaxNode, []);
}

export function readComments(file: SourceFile): { text: string; line: number }[] {
  return parse(file).comments.map((comment) => ({
    text: comment.value,
    line: lineAt(file.text, comment.start),
  }));
}

function parse(file: SourceFile): ParseResult {
  const result = parseSync(file.path, file.text);
  const error = result.errors[0];
  if (error) throw new Error(`${file.path}: ${error.message}`);
  return result;
}

function* walk(node: SyntaxNode, above: SyntaxNode[]): Generator<[SyntaxNode, SyntaxNode[]]> {
  yield [node, above];
  for (const child of Object.values(node).flat()) {
    if (isNode(child)) yield* walk(child, [node, ...above]);
  }
}

export function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { type?: unknown }).type === 'string'
  );
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
