import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Connector } from '../src/connectors/kit/types.ts';
import type { IngestDeps } from '../src/ingest/deps.ts';
import type { JobSettings } from '../src/ingest/runs/jobSettings.ts';
import { startJobRunner } from '../src/jobs/jobRunner.ts';
import { createLogger } from '../src/lib/logger.ts';
import { createWakeups } from '../src/lib/wakeups.ts';
import { cacheCollection, ensureCacheIndexes } from '../src/models/cache/cache.ts';
import type { CacheEntry } from '../src/models/cache/cacheTypes.ts';
import {
  type ConnectionRecord,
  connections,
  insertConnection,
} from '../src/models/access/connections.ts';
import type { Database } from '../src/models/database.ts';
import { ensureIndexes } from '../src/models/define.ts';
import { schedules } from '../src/models/runs/schedules.ts';
import { type SyncJob, syncJobs } from '../src/models/runs/syncJobs.ts';
import { startJob } from '../src/services/runs/syncJobs.ts';
import { toConnectionRecord } from './connectionRecord.ts';
import { dropTestDatabase, openTestDatabase, until } from './database.ts';
import { createScriptedShop } from './scriptedShop.ts';

export const workspaceId = 'w1';
export const byUser = { kind: 'user', id: 'u1' } as const;
export const quickJobs: Partial<JobSettings> = {
  pollMs: 15,
  settleMs: 15,
  graceMs: 100,
  overlapMs: 60_000,
};

export async function openJobDatabase(): Promise<Database> {
  const db = await openTestDatabase();
  await ensureIndexes(db);
  for (const { collection } of createScriptedShop().connector.streams) {
    await ensureCacheIndexes(db, collection);
  }
  return db;
}

/**
 * The hooks of a test file about runs: a database of its own, and no runner that outlives its test.
 * @param take gets the database before the first test
 */
export function useJobDatabase(take: (db: Database) => void): void {
  let db: Database;
  beforeAll(async () => {
    db = await openJobDatabase();
    take(db);
  });
  afterEach(stopRunners);
  afterAll(() => dropTestDatabase(db));
}

/** No connection, schedule or run is left in the database. */
export async function emptyRuns(db: Database): Promise<void> {
  for (const model of [connections, schedules, syncJobs]) await model.collection(db).deleteMany({});
}

/** A connection with a shop of its own; several live in one database. */
export async function openHarness(db: Database, jobs: Partial<JobSettings> = {}) {
  const shop = createScriptedShop();
  const connection = toConnection(`con_${randomUUID().slice(0, 8)}`);
  await insertConnection(db, connection);
  const makeDeps = (): IngestDeps => ({
    db,
    registry: shop.registry,
    logger: createLogger('silent'),
    wakeups: createWakeups(),
    unseal: (_scope, sealed) => sealed,
    settings: { leaseMs: 5000, retryDelaysMs: [10, 20, 30], jobs: { ...quickJobs, ...jobs } },
  });
  return { db, shop, connection, makeDeps, deps: makeDeps(), connectionId: connection._id };
}
export type Harness = Awaited<ReturnType<typeof openHarness>>;

/** What of a harness tells which entries are its own. */
interface Entries {
  db: Database;
  shop: { connector: Pick<Connector, 'streams'> };
  connectionId: string;
}

export function toConnection(id: string): ConnectionRecord {
  return toConnectionRecord({
    _id: id,
    workspaceId,
    platform: 'scripted',
    name: 'Scripted shop',
    sealed: { accessToken: 'sealed' },
  });
}

export async function findRaw(db: Database, jobId: string): Promise<SyncJob> {
  const job = await syncJobs.collection(db).findOne({ _id: jobId });
  if (!job) throw new Error(`no job ${jobId}`);
  return job;
}

/** What the processor would do: first versions are created, later ones updated. */
export async function processPending(harness: Entries): Promise<void> {
  for (const { collection } of harness.shop.connector.streams) {
    const filter = { connectionId: harness.connectionId, status: 'pending' as const };
    await cacheCollection(harness.db, collection).updateMany(filter, [
      {
        $set: {
          status: 'processed',
          outcome: { $cond: [{ $eq: ['$version', 1] }, 'created', 'updated'] },
          processedAt: '$$NOW',
        },
      },
      { $unset: ['due'] },
    ]);
  }
}

/** Waits for a state of the job; meanwhile everything pending is processed. */
export async function untilJob(
  harness: Entries,
  jobId: string,
  what: string,
  condition: (job: SyncJob) => boolean,
): Promise<SyncJob> {
  let job = await findRaw(harness.db, jobId);
  await until(`job ${what}`, async () => {
    await processPending(harness);
    job = await findRaw(harness.db, jobId);
    return condition(job);
  });
  return job;
}

type Period = Parameters<typeof startJob>[2]['period'];

/** Starts a run as a person does. @returns its id; @throws ProblemError when it is refused. */
export async function startSync(
  { deps, connectionId }: Pick<Harness, 'deps' | 'connectionId'>,
  jobType: string,
  period?: Period,
): Promise<string> {
  const start = { connectionId, jobType, triggeredBy: byUser, ...(period ? { period } : {}) };
  return (await startJob(deps, workspaceId, start)).jobId;
}

/** A runner takes the job, everything it brings is processed, and the runner stops. @returns the ended job */
export async function runToEnd(harness: Harness, jobId: string): Promise<SyncJob> {
  const runner = startRunner(harness.deps);
  const job = await untilJob(harness, jobId, 'ended', ended);
  await runner.stop();
  return job;
}

export const ended = (job: SyncJob) => job.completedAt !== null;

const runners = new Set<ReturnType<typeof startJobRunner>>();

/** A runner that is stopped by the test, or after it by `stopRunners`. */
export function startRunner(deps: IngestDeps) {
  const runner = startJobRunner(deps);
  runners.add(runner);
  return runner;
}

/** After each test: a failed one leaves no runner behind that would take the next one's jobs. */
export async function stopRunners(): Promise<void> {
  await Promise.all([...runners].map((runner) => runner.stop()));
  runners.clear();
}

export async function findEntries(harness: Harness, stream: string): Promise<CacheEntry[]> {
  return cacheCollection(harness.db, `scripted_${stream}_cache`)
    .find({ connectionId: harness.connectionId })
    .sort({ _id: 1 })
    .toArray();
}

/** The lease of whoever runs it is over: what a crash looks like from outside. */
export async function expireLease(db: Database, jobId: string): Promise<void> {
  await syncJobs
    .collection(db)
    .updateOne({ _id: jobId, due: { $exists: true } }, { $set: { due: new Date(0) } });
}
