import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type FoundMongo, resolveMongo } from './mongoBinary.ts';
import { findFreePort } from './ports.ts';
import { endProcess, readCommand } from './processes.ts';
import { ensurePrimary, findDataFolder } from './replicaSet.ts';
import type { Report } from './report.ts';

export { resolveMongo } from './mongoBinary.ts';

export interface RunningMongo {
  uri: string;
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
  if ('uri' in found) return { uri: found.uri, stop: async () => {} };
  const home = await openHome(resolve(root), dbName, found.version);
  const port = await readPort(home);
  if (port !== 0 && (await isJoinable(home, port))) {
    return { uri: toUri(port, dbName), stop: async () => {} };
  }
  return launch(home, found, await choosePort(home, port));
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

/** The port of last time, unless a stranger has it now. */
async function choosePort(home: Home, wanted: number): Promise<number> {
  const port = (await findFreePort(wanted)) || (await findFreePort(0));
  await writeFile(join(home.base, 'port'), String(port));
  await writeFile(join(home.base, 'keeper'), String(process.pid));
  return port;
}

async function launch(home: Home, program: MongoProgram, port: number): Promise<RunningMongo> {
  process.env['MONGOMS_SYSTEM_BINARY'] = program.path; // the environment wins over the option
  process.env['MONGOMS_VERSION'] = program.version; // else 'Possible version conflict' at every start
  const { MongoMemoryServer } = await import('mongodb-memory-server');
  const server = await MongoMemoryServer.create({
    binary: { systemBinary: program.path, version: program.version },
    instance: {
      port,
      portGeneration: false,
      dbPath: home.dbPath,
      dbName: home.dbName,
      replSet: 'rs0',
      storageEngine: 'wiredTiger',
      launchTimeout: 60_000,
      args: ['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '256'],
    },
  });
  await ensurePrimary(`127.0.0.1:${port}`);
  const stop = async () => void (await server.stop({ doCleanup: false, force: false }));
  return { uri: toUri(port, home.dbName), stop };
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
