import { findEnvironmentReads, type Import, readImports } from './imports.ts';
import { isTest, type SourceFile } from './sourceTree.ts';

/** Which rooms of server/src a room may import: docs/architecture.md says the same in words. */
const rooms: Record<string, readonly string[]> = {
  domain: [],
  contract: ['domain'],
  lib: [],
  models: ['domain', 'lib'],
  'connectors/kit': ['domain', 'lib'],
  'connectors/registry.ts': ['connectors/kit'],
  'connectors/*': ['connectors/kit', 'domain', 'lib'],
  ingest: ['connectors/kit', 'connectors/registry.ts', 'models', 'domain', 'lib'],
  process: ['connectors/kit', 'connectors/registry.ts', 'models', 'domain', 'lib'],
  metrics: ['connectors/kit', 'connectors/registry.ts', 'models', 'domain', 'lib'],
  services: [
    'ingest',
    'process',
    'metrics',
    'connectors/kit',
    'connectors/registry.ts',
    'models',
    'contract',
    'domain',
    'lib',
  ],
};
const belowServices = ['services', ...(rooms['services'] ?? [])];
rooms['jobs'] = belowServices;
rooms['routes'] = belowServices;
rooms['config.ts'] = ['domain', 'lib'];

/** Composition roots: they wire everything. */
const roots = ['main.ts', 'app.ts', 'worker.ts'];

/** Where else than nowhere a package may be used: a prefix of the path below server/src. */
const fencedPackages: Record<string, readonly string[]> = {
  mongoose: ['models/'],
  express: ['routes/', 'app.ts', 'connectors/*/sandbox'],
  agenda: ['jobs/'],
  '@agendajs/mongo-backend': ['jobs/'],
  axios: ['connectors/kit/'],
  bottleneck: ['connectors/kit/'],
  'p-retry': ['connectors/kit/'],
};

const base = 'server/src/';

/** The room a path below server/src belongs to, undefined when no rule knows it. */
export function findRoom(path: string): string | undefined {
  const inside = path.slice(base.length);
  if (roots.includes(inside)) return 'root';
  const [first = '', second = ''] = inside.split('/');
  if (first !== 'connectors') return first in rooms ? first : undefined;
  const exact = `connectors/${second}`;
  if (exact in rooms) return exact;
  return inside.split('/').length > 2 ? exact : undefined;
}

/** What this file does that its room may not; tests and scripts are free to use everything. */
export function findBreaches(file: SourceFile): string[] {
  if (isTest(file.path)) return [];
  const imports = readImports(file);
  if (!file.path.startsWith(base)) return [];
  const room = findRoom(file.path);
  if (!room) return [`${file.path}: no rule for this room (server/test/layerRules.ts)`];
  return [
    ...imports.flatMap((found) => findImportBreach(file.path, room, found)),
    ...findEnvironmentBreaches(file),
  ].map((breach) => `${file.path}:${breach} See docs/architecture.md.`);
}

function findImportBreach(path: string, room: string, found: Import): string[] {
  const why = found.own ? refuseOwn(path, room, found.target) : refusePackage(path, found.target);
  return why ? [`${found.line} ${why}`] : [];
}

function refuseOwn(path: string, room: string, target: string): string | null {
  if (!target.startsWith(base)) return `imports ${target}, which is outside server/src.`;
  if (isTest(target)) return `imports the test file ${target}.`;
  if (isSandbox(target) && !isSandbox(path)) return `imports the sandbox ${target}.`;
  const targetRoom = findRoom(target);
  if (!targetRoom) return `imports ${target}, a room without a rule.`;
  if (targetRoom === room || room === 'root') return null;
  return allowed(room).includes(targetRoom) ? null : `${room} must not import ${targetRoom}.`;
}

function allowed(room: string): readonly string[] {
  return rooms[room] ?? rooms['connectors/*'] ?? [];
}

function refusePackage(path: string, name: string): string | null {
  const places = fencedPackages[name];
  if (!places || places.some((place) => matches(path, place))) return null;
  return `uses ${name}, which belongs in ${places.join(', ')}.`;
}

function matches(path: string, place: string): boolean {
  const pattern = place.split('*').map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${base}${pattern.join('[^/]+')}`).test(path);
}

/** `connectors/<platform>/sandbox.ts` or anything in `connectors/<platform>/sandbox/`. */
function isSandbox(path: string): boolean {
  return /\/connectors\/[^/]+\/sandbox(\.ts|\/)/.test(path);
}

function findEnvironmentBreaches(file: SourceFile): string[] {
  if (file.path === `${base}config.ts`) return [];
  return findEnvironmentReads(file).map((line) => `${line} reads process.env outside config.ts.`);
}
