import {
  lineAt,
  isNode,
  isTest,
  type SourceFile,
  type SyntaxNode,
  walkFile,
} from './sourceTree.ts';
import { type Import, readImports } from './imports.ts';

const base = 'client/src/';
/** What the client may know of the server, and by type only: it is erased when built. */
const serverTypes = ['server/src/contract/', 'server/src/domain/'];

/** Which rooms of client/src a room may import: docs/architecture.md says the same in words. */
const below: Record<string, readonly string[]> = {
  lib: [],
  api: ['lib'],
  session: ['api', 'lib'],
  ui: ['session', 'api', 'lib'],
  area: ['ui', 'session', 'api', 'lib'],
  pages: ['area', 'ui', 'session', 'api', 'lib'],
  app: ['pages', 'area', 'ui', 'session', 'api', 'lib'],
};

/** Areas that others may build on, each on those before it: what several pages show of entries, stock and runs. */
const sharedAreas = ['components/entries', 'components/stock', 'components/sync'];

/** Libraries whose code stays out of the first page: their types are welcome. */
const typesOnly = ['zod'];

/** Where the network is spoken to, by what. */
const network: Record<string, string> = { fetch: 'api/call.ts', EventSource: 'api/live.ts' };

/** The room of a path below client/src; undefined when no rule knows it. */
function findRoom(inside: string): string | undefined {
  if (inside === 'main.tsx') return 'app';
  // Who works here: every component may ask.
  if (inside === 'app/session.ts') return 'session';
  const [first = '', second = '', third] = inside.split('/');
  if (first === 'components') {
    if (third === undefined) return undefined;
    return second === 'ui' ? 'ui' : 'area';
  }
  return first in below ? first : undefined;
}

/** What this file of the client does that its room may not; its tests are free to use everything. */
export function findClientBreaches(file: SourceFile): string[] {
  if (isTest(file.path)) return [];
  const inside = file.path.slice(base.length);
  const room = findRoom(inside);
  if (!room) return [`${file.path}: no rule for this room (server/test/clientRules.ts)`];
  return [
    ...readImports(file).flatMap((found) => {
      const why = found.own ? refuseOwn(inside, room, found) : refusePackage(found);
      return why ? [`${found.line} ${why}`] : [];
    }),
    ...findForbiddenNodes(file, inside),
  ].map((breach) => `${file.path}:${breach} See docs/architecture.md.`);
}

function refuseOwn(inside: string, room: string, { target, typeOnly }: Import): string | null {
  if (isTest(target)) return `imports the test file ${target}.`;
  if (serverTypes.some((folder) => target.startsWith(folder))) {
    return typeOnly ? null : `imports code of ${target}: types only.`;
  }
  if (!target.startsWith(base)) return `imports ${target}, which is outside client/src.`;
  if (target.endsWith('.css')) return null;
  return refuseRoom(inside, room, target.slice(base.length));
}

function refuseRoom(inside: string, room: string, target: string): string | null {
  const targetRoom = findRoom(target);
  if (!targetRoom) return `imports ${target}, a room without a rule.`;
  if (room === 'area' && targetRoom === 'area') {
    return mayBuildOn(findArea(inside), findArea(target))
      ? null
      : `${findArea(inside)} must not import ${findArea(target)}.`;
  }
  const fine = targetRoom === room || below[room]?.includes(targetRoom);
  return fine ? null : `${room} must not import ${targetRoom}.`;
}

function mayBuildOn(area: string, target: string): boolean {
  const place = sharedAreas.indexOf(area);
  const before = place === -1 ? sharedAreas : sharedAreas.slice(0, place);
  return area === target || before.includes(target);
}

function findArea(inside: string): string {
  return inside.split('/').slice(0, 2).join('/');
}

function refusePackage({ target, typeOnly }: Import): string | null {
  return typesOnly.includes(target) && !typeOnly ? `uses ${target}: its types only.` : null;
}

function findForbiddenNodes(file: SourceFile, inside: string): string[] {
  const found: string[] = [];
  for (const [node] of walkFile(file)) {
    const what = forbiddenNode(node, inside);
    if (what) found.push(`${lineAt(file.text, node.start)} ${what}`);
  }
  return found;
}

function forbiddenNode(node: SyntaxNode, inside: string): string | null {
  if (node.type === 'ExportDefaultDeclaration') return 'has a default export: name it.';
  if (node.type === 'JSXAttribute' && nameOf(node['name']) === 'dangerouslySetInnerHTML') {
    return 'writes markup: texts of others are texts.';
  }
  if (node.type === 'MemberExpression' && /^(inner|outer)HTML$/.test(nameOf(node['property']))) {
    return 'writes markup: texts of others are texts.';
  }
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  const name = nameOf(node['callee']);
  const place = Object.hasOwn(network, name) ? network[name] : undefined;
  return place === undefined || place === inside
    ? null
    : `uses ${name}, which belongs in ${place}.`;
}

/** `fetch` of `fetch(…)` and of `window.fetch(…)`. */
function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'MemberExpression') {
    return /^(window|globalThis|self)$/.test(nameOf(node['object']))
      ? nameOf(node['property'])
      : '';
  }
  return typeof node['name'] === 'string' ? node['name'] : '';
}
