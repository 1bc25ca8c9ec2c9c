import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { MongoMemoryServer } from 'mongodb-memory-server';
import { type FoundMongo, resolveMongo } from './mongoBinary.ts';
import { findFreePort } from './ports.ts';
import { endProcess, readCommand } from './processes.ts';
import { ensurePrimary, findDataFolder, moveMember } from './replicaSet.ts';
import type { Report } from './report.ts';

export { resolveMongo } from './mongoBinary.ts';

export interface RunningMongo {
  uri: string;
  /** Resolves when our mongod ends; never where somebody else keeps it. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** One embedded MongoDB: its files, and what is remembered of the last start. */
interface Home {
  base: string;
  dbPath: string;
  dbName: string;
}

type MongoProgram = Exclude<FoundMongo, { uri: string }>;

/**
 * A MongoDB replica set to work with: MONGODB_URI, or an embedded mongod with its data under `root`.
 * A second process on the same folder joins the first one's mongod.
 * @throws when no MongoDB is to be had; the message says what to set.
 */
export async function startMongo(
  root: string,
  dbName: string,
  report: Report = () => {},
): Promise<RunningMongo> {
  const found = await resolveMongo(report);
  if ('uri' in found) return toForeign(found.uri);
  const home = await openHome(resolve(root), dbName, found.version);
  const port = await readPort(home);
  if (port !== 0 && (await isJoinable(home, port))) {
    return toForeign(toUri(port, dbName));
  }
  const free = (await findFreePort(port)) || (await findFreePort(0));
  if (free !== port) await moveTo(home, found, free);
  return launch(home, found, free);
}

/** A database that is not ours to stop. */
function toForeign(uri: string): RunningMongo {
  return { uri, ended: new Promise(() => {}), stop: async () => {} };
}

/** One folder per major.minor: 6.0 and 8.x cannot open each other's files. */
async function openHome(root: string, dbName: string, version: string): Promise<Home> {
  const base = join(root, `mongo-${version.split('.').slice(0, 2).join('.')}`);
  const dbPath = join(base, 'db');
  await mkdir(dbPath, { recursive: true });
  return { base, dbPath, dbName };
}

/**
 * Is our mongod running there, kept by a living process? One whose keeper was killed is about to be
 * ended by the library's watchdog: it is ended here and now instead.
 */
async function isJoinable(home: Home, port: number): Promise<boolean> {
  if ((await findFreePort(port)) !== 0) return false;
  if ((await findDataFolder(`127.0.0.1:${port}`)) !== home.dbPath) return false;
  const keeper = Number(await readRemembered(home, 'keeper'));
  if (readCommand(keeper).includes('node')) return true;
  const mongod = Number(await readFile(join(home.dbPath, 'mongod.lock'), 'utf8').catch(() => '0'));
  await endProcess(mongod, home.dbPath, 20_000);
  return false;
}

/** A stranger has the port of last time, or nothing is known of it: the stored set follows the new one. */
async function moveTo(home: Home, program: MongoProgram, port: number): Promise<void> {
  if ((await readdir(home.dbPath)).length === 0) return;
  const standalone = await runMongod(home, program, { port });
  await moveMember(`127.0.0.1:${port}`, `127.0.0.1:${port}`);
  await stopMongod(standalone);
}

async function launch(home: Home, program: MongoProgram, port: number): Promise<RunningMongo> {
  await writeFile(join(home.base, 'port'), String(port));
  await writeFile(join(home.base, 'keeper'), String(process.pid));
  const server = await runMongod(home, program, { port, replSet: 'rs0' });
  await ensurePrimary(`127.0.0.1:${port}`);
  const mongod = server.instanceInfo?.instance.mongodProcess;
  const ended = new Promise<void>((gone) => mongod?.once('exit', () => gone()));
  return { uri: toUri(port, home.dbName), ended, stop: () => stopMongod(server) };
}

/** The library keeps a watchdog beside mongod, which ends it when this process is killed. */
async function runMongod(
  home: Home,
  program: MongoProgram,
  place: { port: number; replSet?: string },
): Promise<MongoMemoryServer> {
  process.env['MONGOMS_SYSTEM_BINARY'] = program.path; // the environment wins over the option
  process.env['MONGOMS_VERSION'] = program.version; // else 'Possible version conflict' at every start
  const library = await import('mongodb-memory-server');
  return library.MongoMemoryServer.create({
    binary: { systemBinary: program.path, version: program.version },
    instance: {
      ...place,
      portGeneration: false,
      dbPath: home.dbPath,
      dbName: home.dbName,
      storageEngine: 'wiredTiger',
      launchTimeout: 60_000,
      args: ['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '256'],
    },
  });
}

async function stopMongod(server: MongoMemoryServer): Promise<void> {
  await server.stop({ doCleanup: false, force: false });
}

async function readPort(home: Home): Promise<number> {
  return Number(await readRemembered(home, 'port'));
}

function readRemembered(home: Home, name: 'port' | 'keeper'): Promise<string> {
  return readFile(join(home.base, name), 'utf8').catch(() => '0');
}

function toUri(port: number, dbName: string): string {
  return `mongodb://127.0.0.1:${port}/${dbName}?replicaSet=rs0`;
}
