import { posix } from 'node:path';
import {
  isNode,
  lineAt,
  readComments,
  type SourceFile,
  type SyntaxNode,
  walkFile,
} from './sourceTree.ts';

/** What no file of ours holds: `any`, a skipped or focused test, a note to do it later, a silenced check. */
export function findForbidden(file: SourceFile): string[] {
  return [...findForbiddenNodes(file), ...findForbiddenText(file), ...findForbiddenName(file)];
}

const testWords = new Set(['test', 'it', 'describe']);
const skippingWords = new Set(['skip', 'only', 'todo', 'failing', 'fixme']);
const skippingNames = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

function findForbiddenNodes(file: SourceFile): string[] {
  const found: string[] = [];
  for (const [node] of walkFile(file)) {
    const what = forbiddenNode(node);
    if (what) found.push(`${file.path}:${lineAt(file.text, node.start)} ${what}`);
  }
  return found;
}

function forbiddenNode(node: SyntaxNode): string | null {
  if (node.type === 'TSAnyKeyword') return 'uses any';
  if (node.type === 'CallExpression') {
    const callee = node['callee'];
    return isNode(callee) && skippingNames.has(String(callee['name']))
      ? 'skips or focuses a test'
      : null;
  }
  return isSkippingMember(node) ? 'skips or focuses a test' : null;
}

/** `test.skip`, `describe.each(…).only`: the word after a chain that starts at a test function. */
function isSkippingMember(node: SyntaxNode): boolean {
  if (node.type !== 'MemberExpression') return false;
  const property = node['property'];
  return (
    isNode(property) && skippingWords.has(String(property['name'])) && startsAtTest(node['object'])
  );
}

function startsAtTest(node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node.type === 'Identifier') return testWords.has(node.name);
  return startsAtTest(node['object'] ?? node['callee']);
}

const notes = /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck|expect-error)|(oxlint|eslint)-disable/;

/** Only comments are searched: the words may be data. */
function findForbiddenText(file: SourceFile): string[] {
  return readComments(file).flatMap((comment) => {
    const note = notes.exec(comment.text)?.[0];
    return note ? [`${file.path}:${comment.line} holds a comment with ${note}`] : [];
  });
}

function findForbiddenName(file: SourceFile): string[] {
  const base = posix.basename(file.path);
  const name = base.replace(/(\.(test|spec))?\.(tsx?|mjs)$/, '');
  if (/^(utils?|helpers?|misc|manager)$/i.test(name)) {
    return [`${file.path}: the name says nothing; name the noun it is about`];
  }
  const jestFile = ['global-setup', 'global-teardown'].includes(name);
  const fits = base.endsWith('.tsx') ? hasComponentName(file, name) : camelCase.test(name);
  return jestFile || fits ? [] : [`${file.path}: files are camelCase, components PascalCase`];
}

const camelCase = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)*$/;

/** Named after its component; a file that is about something else, such as columns of a table, is camelCase. */
function hasComponentName(file: SourceFile, name: string): boolean {
  if (/^[A-Z][a-zA-Z0-9]*$/.test(name)) return true;
  const exported = readExports(file);
  const onlyComponents = exported.length > 0 && exported.every((one) => /^[A-Z]/.test(one));
  return camelCase.test(name) && (file.path.endsWith('.test.tsx') || !onlyComponents);
}

/** Names of exported functions and constants. */
function readExports(file: SourceFile): string[] {
  const names: string[] = [];
  for (const [node] of walkFile(file)) {
    const declared = node.type === 'ExportNamedDeclaration' ? node['declaration'] : null;
    if (!isNode(declared)) continue;
    if (declared.type === 'FunctionDeclaration') names.push(declared.id?.name ?? '');
    if (declared.type !== 'VariableDeclaration') continue;
    for (const { id } of declared.declarations) if (id.type === 'Identifier') names.push(id.name);
  }
  return names;
}
