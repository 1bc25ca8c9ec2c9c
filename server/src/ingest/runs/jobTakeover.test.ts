import { describe, expect, test } from '@jest/globals';
import { until } from '../../../test/database.ts';
import {
  ended,
  expireLease,
  findEntries,
  findRaw,
  type Harness,
  openHarness,
  processPending,
  runToEnd,
  startRunner,
  startSync,
  untilJob,
  useJobDatabase,
  workspaceId,
} from '../../../test/jobHarness.ts';
import { makeRows, toRecord } from '../../../test/scriptedShop.ts';
import { cacheCollection } from '../../models/cache/cache.ts';
import type { Database } from '../../models/database.ts';
import type { SyncJob } from '../../models/runs/syncJobs.ts';
import {
  claimJob,
  endStage,
  fenceOf,
  renewJob,
  saveFetched,
  savePage,
  saveRetry,
  saveStopped,
  startStage,
} from '../../models/runs/syncJobRuns.ts';
import { findJob } from '../../services/runs/syncJobs.ts';
import { savePageRecords } from './pageIntake.ts';

let db: Database;
useJobDatabase((opened) => {
  db = opened;
});

const startCustomers = (harness: Harness) => startSync(harness, 'customers');

async function claim(jobId: string): Promise<SyncJob> {
  const job = await claimJob(db, jobId, 'test', 60_000);
  if (!job) throw new Error('not claimable');
  return job;
}

/** What a process does before it dies: the page is in the cache, its checkpoint is not. */
async function storePageOnly(harness: Harness, job: SyncJob, count: number, skip = 0) {
  const stream = harness.shop.connector.streams.find(({ name }) => name === 'customers');
  if (!stream) throw new Error('no stream');
  const rows = harness.shop.customers.rows.slice(skip, skip + count);
  await savePageRecords(
    { deps: harness.deps, job, connection: harness.connection, stream },
    { records: rows.map(toRecord), checkpoint: {}, total: null, unreadable: [] },
    true,
  );
}

async function findEnded(harness: Harness, jobId: string) {
  await runToEnd(harness, jobId);
  return findJob(harness.deps, workspaceId, jobId);
}

describe('a crash between the cache and the checkpoint', () => {
  test('loses and doubles nothing, the counters neither', async () => {
    const harness = await openHarness(db);
    harness.shop.customers.rows = makeRows(25);
    const jobId = await startCustomers(harness);
    const job = await claim(jobId);
    await startStage(db, fenceOf(job), 0);
    await storePageOnly(harness, job, 10);
    await processPending(harness);
    await expireLease(db, jobId);
    expect(await findEnded(harness, jobId)).toMatchObject({
      fetched: 25,
      created: 25,
      unchanged: 0,
    });
    expect(await findEntries(harness, 'customers')).toHaveLength(25);
  });

  test('rows that a later snapshot took over, and rows the page lost meanwhile, still add up', async () => {
    const harness = await openHarness(db);
    harness.shop.customers.rows = makeRows(25);
    const jobId = await startCustomers(harness);
    const job = await claim(jobId);
    await storePageOnly(harness, job, 10);
    await processPending(harness);
    // One row moved to the end of the list (it changed), one was deleted in the shop.
    const [moved] = harness.shop.customers.rows;
    if (moved) Object.assign(moved, { at: new Date(), text: 'changed' });
    harness.shop.customers.rows.splice(1, 1);
    await cacheCollection(db, 'scripted_customers_cache').updateOne(
      { _id: `${harness.connectionId}:r0003` },
      { $set: { jobId: 'job_of_another_run' } },
    );
    await expireLease(db, jobId);
    const end = await findEnded(harness, jobId);
    const { fetched, created, updated, unchanged, stale, skipped, errors } = end;
    expect(created + updated + unchanged + stale + skipped + errors).toBe(fetched);
    expect(end).toMatchObject({ fetched: 25, updated: 1 });
    expect(await findEntries(harness, 'customers')).toHaveLength(25);
  });

  test('drift: a row met twice in one run counts as unchanged the second time', async () => {
    const harness = await openHarness(db);
    const { customers } = harness.shop;
    customers.rows = makeRows(25);
    customers.before = (page) => {
      const [first] = customers.rows;
      if (page === 2 && first) customers.odd = [];
    };
    const jobId = await startCustomers(harness);
    const [first, second] = customers.rows;
    if (!first || !second) throw new Error('rows');
    customers.odd = [toRecord(first), toRecord(second)];
    expect(await findEnded(harness, jobId)).toMatchObject({ fetched: 27, created: 25 });
  });
});

describe('a process that froze and woke up', () => {
  test('matches nothing with any of its writes (F06, M16)', async () => {
    const harness = await openHarness(db);
    const jobId = await startCustomers(harness);
    const zombie = await claim(jobId);
    await startStage(db, fenceOf(zombie), 0);
    await expireLease(db, jobId);
    const owner = await claim(jobId);
    expect(owner.epoch).toBe(zombie.epoch + 1);
    const before = await findRaw(db, jobId);
    const fence = fenceOf(zombie);
    const page = {
      pages: 0,
      checkpoint: '{}',
      total: null,
      rows: { fetched: 5, unchanged: 0, stale: 0, unreadable: 0 },
      rate: 1,
      details: [],
    };
    const end = { error: null, counters: before.counters, errorDetails: [], keepMs: 1000 };
    expect(await renewJob(db, fence, 1000, null)).toBeNull();
    expect(await startStage(db, fence, 0)).toBeNull();
    expect(await savePage(db, fence, 0, page)).toBe(false);
    expect(await endStage(db, fence, 0, { status: 'done', warning: null })).toBe(false);
    expect(await saveFetched(db, fence)).toBe(false);
    expect(await saveRetry(db, fence, 10, { code: 'x', message: 'x' })).toBe(false);
    expect(await saveStopped(db, fence, { ...end, status: 'failed' })).toBe(false);
    expect(await findRaw(db, jobId)).toEqual(before);
    // The same page twice, by the owner itself (a retried write): the second matches nothing.
    expect(await savePage(db, fenceOf(owner), 0, page)).toBe(true);
    expect(await savePage(db, fenceOf(owner), 0, page)).toBe(false);
    await expireLease(db, jobId);
    await runToEnd(harness, jobId);
  });

  test('mid-page: the successor ends the run, the sleeper changes nothing', async () => {
    const harness = await openHarness(db, { pollMs: 1_000_000 });
    const { customers } = harness.shop;
    customers.rows = makeRows(30);
    let release: () => void = () => undefined;
    const frozen = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Only the first caller of page 1 freezes.
    customers.before = async (page) => {
      if (page === 1) await frozen;
    };
    harness.deps.settings.leaseMs = 3_000_000;
    const jobId = await startCustomers(harness);
    const sleeper = startRunner(harness.deps);
    await until(
      'the sleeper stored a page',
      async () => (await findRaw(db, jobId)).epoch === 1 && customers.calls === 2,
    );
    await until('its checkpoint', async () => (await findRaw(db, jobId)).stages[0]?.pages === 1);
    await expireLease(db, jobId);
    const successor = startRunner({ ...harness.makeDeps() });
    const job = await untilJob(harness, jobId, 'ended', ended);
    expect(job.epoch).toBe(2);
    release();
    await until('the sleeper fetched its page', () => customers.served.length >= 4);
    await sleeper.stop();
    await successor.stop();
    expect(await findRaw(db, jobId)).toEqual(job);
    expect(job.counters).toMatchObject({ fetched: 30, created: 30, unchanged: 0, errors: 0 });
  });
});

describe('several instances', () => {
  test('one backlog of jobs: each page is stored once, each job has one owner (F07)', async () => {
    const harnesses = await Promise.all(Array.from({ length: 3 }, () => openHarness(db)));
    for (const { shop } of harnesses) shop.customers.rows = makeRows(35);
    for (const harness of harnesses) {
      const jobId = await startCustomers(harness);
      const runners = [1, 2, 3].map(() => startRunner(harness.makeDeps()));
      const job = await untilJob(harness, jobId, 'ended', ended);
      await Promise.all(runners.map((runner) => runner.stop()));
      expect(job.epoch).toBe(1);
      expect(harness.shop.customers.served).toHaveLength(4);
      expect(job.counters).toMatchObject({ fetched: 35, created: 35 });
    }
  });

  test('a stop hands the job back and another instance goes on from the checkpoint, no try counted', async () => {
    const harness = await openHarness(db);
    const { customers } = harness.shop;
    customers.rows = makeRows(40);
    customers.before = async (page, { signal }) => {
      if (page === 2) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    };
    const jobId = await startCustomers(harness);
    const first = startRunner(harness.deps);
    await untilJob(harness, jobId, 'two pages', (job) => job.stages[0]?.pages === 2);
    await first.stop();
    expect(await findRaw(db, jobId)).toMatchObject({ status: 'pending', failures: 0, owner: null });
    const served = customers.served.length;
    expect(await findEnded(harness, jobId)).toMatchObject({ fetched: 40, created: 40 });
    expect(customers.served.slice(served).flat()).not.toContain('r0019');
    expect((await findRaw(db, jobId)).epoch).toBe(2);
  });
});
