import { describe, expect, test } from '@jest/globals';
import {
  byUser,
  ended,
  findRaw,
  type Harness,
  openHarness,
  runToEnd,
  startRunner,
  untilJob,
  useJobDatabase,
  workspaceId,
} from '../../../test/jobHarness.ts';
import { makeRows } from '../../../test/scriptedShop.ts';
import { createJob } from '../../ingest/runs/createJob.ts';
import { ProblemError } from '../../lib/errors.ts';
import { cacheCollection } from '../../models/cache/cache.ts';
import type { Database } from '../../models/database.ts';
import { syncJobs } from '../../models/runs/syncJobs.ts';
import { claimJob, findClaimable } from '../../models/runs/syncJobRuns.ts';
import { cancelJob, pauseJob, resumeJob } from './jobControls.ts';
import { startSyncNow } from './syncNow.ts';
import { findJob, findJobs, startFullDump, startJob } from './syncJobs.ts';

let db: Database;
useJobDatabase((opened) => {
  db = opened;
});

const start = ({ deps, connectionId }: Harness, jobType = 'orders') =>
  startJob(deps, workspaceId, { connectionId, jobType, triggeredBy: byUser });

function startScheduled({ deps, connection, shop }: Harness) {
  const stream = shop.connector.streams.find(({ name }) => name === 'orders');
  if (!stream) throw new Error('no stream');
  return createJob(deps, {
    connection,
    jobType: 'orders',
    origin: 'lookback',
    triggeredBy: { kind: 'schedule', id: null },
    stages: [{ stream, range: { from: null, to: null } }],
  });
}

async function refusal(work: Promise<unknown>): Promise<ProblemError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('two starters', () => {
  test('of one sync get one job between them: the others get 409 with its id (F61)', async () => {
    const harness = await openHarness(db);
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => start(harness)));
    const started = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [answer.value.jobId] : [],
    );
    expect(started).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'fulfilled') continue;
      expect(answer.reason).toMatchObject({ status: 409, extra: { jobId: started[0] } });
    }
    expect(await refusal(start(harness, 'full'))).toMatchObject({ code: 'sync_running' });
    await start(harness, 'customers');
  });

  test('a person waits behind a scheduled run; a scheduled one never waits', async () => {
    const harness = await openHarness(db);
    const scheduled = await startScheduled(harness);
    if (!('job' in scheduled)) throw new Error('not started');
    const { jobId } = await start(harness);
    expect(await refusal(start(harness))).toMatchObject({ status: 409, extra: { jobId } });
    expect(await startScheduled(harness)).toMatchObject({ busy: { _id: scheduled.job._id } });
    harness.shop.orders.rows = makeRows(15);
    await runToEnd(harness, jobId);
    const first = await findRaw(db, scheduled.job._id);
    const second = await findRaw(db, jobId);
    expect(first.fetchedAt?.getTime()).toBeLessThanOrEqual(second.startedAt?.getTime() ?? 0);
    expect(second).toMatchObject({ status: 'completed', counters: { fetched: 15 } });
  });

  test('a resumed job queues behind the one that took its streams, and is refused behind two', async () => {
    const harness = await openHarness(db);
    const first = await start(harness);
    await pauseJob(harness.deps, workspaceId, first.jobId);
    const second = await start(harness);
    await pauseJob(harness.deps, workspaceId, second.jobId);
    const third = await start(harness);
    expect(await resumeJob(harness.deps, workspaceId, first.jobId)).toMatchObject({
      status: 'pending',
    });
    expect(await refusal(resumeJob(harness.deps, workspaceId, second.jobId))).toMatchObject({
      status: 409,
      extra: { jobId: first.jobId },
    });
    const runner = startRunner(harness.deps);
    await untilJob(harness, third.jobId, 'ended', ended);
    await untilJob(harness, first.jobId, 'ended', ended);
    await runner.stop();
    await cancelJob(harness.deps, workspaceId, second.jobId);
  });

  test('while a person’s records are still being processed a second start is refused', async () => {
    const harness = await openHarness(db);
    harness.shop.orders.rows = makeRows(3);
    const { jobId } = await start(harness);
    const runner = startRunner(harness.deps);
    while ((await findRaw(db, jobId)).phase === 'fetching') await findRaw(db, jobId);
    expect(await refusal(start(harness))).toMatchObject({ status: 409, extra: { jobId } });
    await untilJob(harness, jobId, 'ended', ended);
    await start(harness);
    await runner.stop();
  });
});

describe('what a start asks for', () => {
  test('is refused when the connection is another workspace’s, or the kind or period makes no sense', async () => {
    const harness = await openHarness(db);
    const { deps, connectionId } = harness;
    const request = { connectionId, triggeredBy: byUser };
    const foreign = startFullDump(deps, 'w2', { ...request, period: { all: true } });
    expect(await refusal(foreign)).toMatchObject({ status: 404 });
    expect(await refusal(start(harness, 'payouts'))).toMatchObject({ status: 422 });
    const period = { from: new Date(5), to: new Date(4) };
    const backwards = startFullDump(deps, workspaceId, { ...request, period });
    expect(await refusal(backwards)).toMatchObject({ status: 422 });
  });

  test('a product sync brings stock in a run of its own (spec 5.2)', async () => {
    const harness = await openHarness(db);
    harness.shop.products.rows = makeRows(3, 'p');
    harness.shop.inventory.rows = makeRows(4, 'i');
    const { jobId } = await start(harness, 'products');
    const runner = startRunner(harness.deps);
    const products = await untilJob(harness, jobId, 'ended', ended);
    const stock = await untilJob(harness, `${jobId}_stock`, 'ended', ended);
    await runner.stop();
    expect(products).toMatchObject({ origin: 'product_sync', counters: { fetched: 3 } });
    expect(stock).toMatchObject({
      jobType: 'inventory',
      triggeredBy: { kind: 'system', id: jobId },
      counters: { fetched: 4, created: 4 },
    });
  });

  test('orders go before the catalogue when both wait (spec 7.7)', async () => {
    const harness = await openHarness(db);
    const products = await start(harness, 'products');
    const orders = await start(harness, 'orders');
    const ids = (await findClaimable(db, 50)).map(({ _id }) => _id);
    expect(ids.indexOf(orders.jobId)).toBeLessThan(ids.indexOf(products.jobId));
    expect(await claimJob(db, orders.jobId, 'a', 1000)).not.toBeNull();
    expect(await claimJob(db, orders.jobId, 'b', 1000)).toBeNull();
  });
});

describe('Sync Now (spec 7.5)', () => {
  test('once in 15 min for a connection and so often a day for a workspace', async () => {
    const first = await openHarness(db, { syncNowPerDay: 2 });
    const others = [first, await openHarness(db), await openHarness(db)];
    const now = (harness: Harness) =>
      startSyncNow(first.deps, workspaceId, {
        connectionId: harness.connectionId,
        triggeredBy: byUser,
      });
    const { jobId } = await now(first);
    expect(await findRaw(db, jobId)).toMatchObject({ origin: 'lookback', jobType: 'full' });
    expect(await refusal(now(first))).toMatchObject({
      status: 429,
      message: 'Next sync available in 15 minutes',
    });
    if (others[1]) await now(others[1]);
    if (!others[2]) throw new Error('no third');
    const refused = await refusal(now(others[2]));
    expect(refused.status).toBe(429);
    expect(refused.message).toMatch(/^Next sync available in 14\d\d minutes$/);
    expect(refused.extra['retryAfter']).toBeGreaterThan(86_000);
    await syncJobs.collection(db).updateMany({}, { $set: { syncNowAt: new Date(0) } });
    await now(others[2]);
  });
});

describe('the list', () => {
  test('pages newest first, within the workspace', async () => {
    const harness = await openHarness(db);
    const ids: string[] = [];
    for (const jobType of ['orders', 'products', 'customers']) {
      ids.unshift((await start(harness, jobType)).jobId);
    }
    const { connectionId, deps } = harness;
    const first = await findJobs(deps, workspaceId, { connectionId }, { limit: 2, cursor: null });
    const rest = await findJobs(
      deps,
      workspaceId,
      { connectionId },
      { limit: 2, cursor: first.nextCursor },
    );
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
    expect(rest.nextCursor).toBeNull();
    const foreign = await findJobs(deps, 'w2', { connectionId }, { limit: 2, cursor: null });
    expect(foreign.items).toEqual([]);
  });

  test('the counters of a run come from one index, not from the entries', async () => {
    const collection = cacheCollection(db, 'scripted_orders_cache');
    const plan = await collection
      .aggregate([
        { $match: { jobId: 'job_x' } },
        { $group: { _id: { status: '$status', outcome: '$outcome' }, count: { $sum: 1 } } },
      ])
      .explain();
    const text = JSON.stringify(plan);
    expect(text).toContain('"indexName":"job_entries"');
    expect(text).not.toContain('FETCH');
  });
});

test('a run waits a while for records that wait for a product, then ends without them (spec 4.7)', async () => {
  const harness = await openHarness(db, { graceMs: 300 });
  harness.shop.orders.rows = makeRows(2);
  const { jobId } = await start(harness);
  const runner = startRunner(harness.deps);
  while ((await findRaw(db, jobId)).phase === 'fetching') await findRaw(db, jobId);
  const failed = {
    status: 'failed' as const,
    waitingFor: ['variant:1'],
    processingError: { code: 'sku_not_found', message: 'SKU not found: X', since: new Date() },
  };
  await cacheCollection(db, 'scripted_orders_cache').updateMany({ jobId }, { $set: failed });
  const waiting = await untilJob(harness, jobId, 'settled', (job) => job.settledSince !== null);
  expect(waiting.status).toBe('running');
  await untilJob(harness, jobId, 'ended', ended);
  await runner.stop();
  const job = await findJob(harness.deps, workspaceId, jobId);
  expect(job).toMatchObject({ status: 'completed_with_errors', errors: 2, pending: 0 });
  expect(job.errorDetails[0]).toMatchObject({ code: 'sku_not_found', message: 'SKU not found: X' });
});
