import { describe, expect, test } from '@jest/globals';
import {
  byUser,
  ended,
  findEntries,
  findRaw,
  type Harness,
  openHarness,
  startRunner,
  startSync,
  untilJob,
  useJobDatabase,
  workspaceId,
} from '../../../test/jobHarness.ts';
import { makeRows, toRecord } from '../../../test/scriptedShop.ts';
import { AccessError, AuthError, FatalError, RetryableError } from '../../lib/errors.ts';
import { findConnection, updateConnection } from '../../models/access/connections.ts';
import type { Database } from '../../models/database.ts';
import { demands } from '../../models/cache/demands.ts';
import { resumeJob } from '../../services/runs/jobControls.ts';
import { findJob, startFullDump, startJob } from '../../services/runs/syncJobs.ts';

let db: Database;
useJobDatabase((opened) => {
  db = opened;
});

async function withRunner<T>(harness: Harness, work: () => Promise<T>): Promise<T> {
  const runner = startRunner(harness.deps);
  try {
    return await work();
  } finally {
    await runner.stop();
  }
}

async function syncToEnd(harness: Harness, jobType = 'customers') {
  return withRunner(harness, async () => {
    const jobId = await startSync(harness, jobType);
    await untilJob(harness, jobId, 'ended', ended);
    return findJob(harness.deps, workspaceId, jobId);
  });
}

describe('a run', () => {
  test('brings every row once and counts what became of it', async () => {
    const harness = await openHarness(db);
    harness.shop.customers.rows = makeRows(35);
    harness.shop.customers.total = 35;
    const first = await syncToEnd(harness);
    expect(first).toMatchObject({
      status: 'completed',
      fetched: 35,
      processed: 35,
      created: 35,
      total: 35,
      error: null,
      progress: { percent: 100, text: '100% (35 / 35)' },
    });
    expect(await findEntries(harness, 'customers')).toHaveLength(35);
    const again = await syncToEnd(harness);
    expect(again).toMatchObject({ status: 'completed', fetched: 35, created: 0, unchanged: 35 });
  });

  test('counts changed rows as updated and leaves the first run as it ended', async () => {
    const harness = await openHarness(db);
    harness.shop.customers.rows = makeRows(12);
    const first = await syncToEnd(harness);
    const [row] = harness.shop.customers.rows;
    if (row) Object.assign(row, { at: new Date(), text: 'new' });
    expect(await syncToEnd(harness)).toMatchObject({ fetched: 12, updated: 1, unchanged: 11 });
    expect(await findJob(harness.deps, workspaceId, first.id)).toEqual(first);
  });

  test('a full dump takes the catalogue whole and orders by the period, SKUs first', async () => {
    const harness = await openHarness(db);
    const { shop, deps, connectionId } = harness;
    shop.products.rows = makeRows(3, 'p', Date.now() - 400 * 86_400_000);
    shop.orders.rows = [...makeRows(4, 'new'), ...makeRows(5, 'old', Date.now() - 40 * 86_400_000)];
    const job = await withRunner(harness, async () => {
      const period = { days: 30 };
      const request = { connectionId, period, triggeredBy: byUser };
      const { jobId } = await startFullDump(deps, workspaceId, request);
      return untilJob(harness, jobId, 'ended', ended);
    });
    expect(job.stages.map(({ stream, rows }) => [stream, rows.fetched])).toEqual([
      ['products', 3],
      ['customers', 0],
      ['inventory', 0],
      ['orders', 4],
    ]);
    expect(job).toMatchObject({ jobType: 'full', origin: 'full_dump', status: 'completed' });
  });

  test('one bad record never fails a run: kept, counted, listed (spec 7.6)', async () => {
    const harness = await openHarness(db);
    const { customers } = harness.shop;
    customers.rows = makeRows(4);
    customers.unreadable = ['{"no":"id"}'];
    const dateless = toRecord({ id: 'r9999', at: new Date() });
    dateless.glance.sourceVersion = new Date('0000-00-00');
    customers.odd = [dateless];
    const job = await syncToEnd(harness);
    expect(job).toMatchObject({
      status: 'completed_with_errors',
      fetched: 6,
      created: 4,
      errors: 2,
    });
    expect(job.error?.message).toBe('Partial sync: 4 / 6 records synced');
    expect(job.errorDetails).toMatchObject([{ code: 'MISSING_ID' }, { code: 'MISSING_ID' }]);
    const kept = (await findEntries(harness, 'customers'))
      .filter(({ status }) => status === 'failed')
      .map(({ raw }) => Buffer.from(raw?.buffer ?? []).toString());
    expect(kept).toContain('{"no":"id"}');
    expect(kept).toContain(Buffer.from(dateless.raw).toString());
    expect(await syncToEnd(harness)).toMatchObject({ fetched: 6, unchanged: 4, errors: 2 });
  });

  test('rows cut by the platform are asked for whole (edge case 63)', async () => {
    const harness = await openHarness(db);
    harness.shop.customers.rows = [{ id: 'cut', at: new Date(), complete: false }];
    await syncToEnd(harness);
    const asked = await demands.collection(db).findOne({ connectionId: harness.connectionId });
    expect(asked).toMatchObject({ stream: 'customers', externalId: 'cut', status: 'open' });
  });

  test('an empty last page is no failure (edge case 76), a lying total no 300 % (F37)', async () => {
    const harness = await openHarness(db);
    harness.shop.customers.total = -1;
    expect(await syncToEnd(harness)).toMatchObject({ status: 'completed', fetched: 0, total: 0 });
  });
});

describe('errors are answered by what recovers from them', () => {
  test('refused credentials disconnect the connection with ≤ 3 more calls; it goes on after reconnecting (F39)', async () => {
    const harness = await openHarness(db);
    const { shop, deps, connectionId } = harness;
    shop.customers.rows = makeRows(50);
    let revoked = true;
    shop.customers.before = (page) => {
      if (revoked && page >= 2) throw new AuthError('401 Invalid API key or access token');
    };
    const failed = await syncToEnd(harness);
    expect(failed).toMatchObject({ status: 'failed', fetched: 20, error: { code: 'auth' } });
    expect(shop.customers.calls).toBeLessThanOrEqual(2 + 3);
    expect(await findConnection(db, workspaceId, connectionId)).toMatchObject({
      status: 'disconnected',
      statusReason: '401 Invalid API key or access token',
    });
    await expect(
      startJob(deps, workspaceId, { connectionId, jobType: 'orders', triggeredBy: byUser }),
    ).rejects.toMatchObject({ status: 409, code: 'connection_disconnected' });

    revoked = false;
    await updateConnection(db, workspaceId, connectionId, { status: 'connected' });
    const served = shop.customers.served.length;
    await withRunner(harness, async () => {
      await resumeJob(deps, workspaceId, failed.id);
      await untilJob(harness, failed.id, 'ended', (job) => job.status === 'completed');
    });
    expect(shop.customers.served[served]?.[0]).toBe('r0020');
    expect(await findJob(deps, workspaceId, failed.id)).toMatchObject({ fetched: 50, created: 50 });
  });

  test('a missing scope costs its stream only, visibly (edge case 92)', async () => {
    const harness = await openHarness(db);
    harness.shop.customers.before = () => {
      throw new AccessError('read_customers is missing');
    };
    harness.shop.orders.rows = makeRows(5);
    const job = await syncToEnd(harness, 'full');
    expect(job).toMatchObject({ status: 'truncated', fetched: 5, created: 5 });
    expect(job.warnings).toEqual(['customers: read_customers is missing']);
    expect(job.error?.message).toContain('read_customers');
  });

  test('a platform that is down is tried again later, from the checkpoint, then given up', async () => {
    const harness = await openHarness(db);
    const { shop } = harness;
    shop.customers.rows = makeRows(40);
    let failures = 0;
    shop.customers.before = (page) => {
      if (page >= 2 && failures < 3) {
        failures += 1;
        throw new RetryableError('503 from the platform');
      }
    };
    expect(await syncToEnd(harness)).toMatchObject({
      status: 'completed',
      fetched: 40,
      created: 40,
    });
    expect(failures).toBe(3);

    shop.customers.before = () => {
      throw new RetryableError('503 from the platform');
    };
    const calls = shop.customers.calls;
    const failed = await syncToEnd(harness);
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'platform_unavailable' } });
    expect(shop.customers.calls - calls).toBe(4);
    expect(await findConnection(db, workspaceId, harness.connectionId)).toMatchObject({
      status: 'error',
      statusReason: '503 from the platform',
    });
  });

  test('what only a change of code helps fails at once', async () => {
    const harness = await openHarness(db);
    harness.shop.customers.before = () => {
      throw new FatalError('unknown field');
    };
    expect(await syncToEnd(harness)).toMatchObject({ status: 'failed', failures: 0 });
    expect(harness.shop.customers.calls).toBe(1);
  });

  test('the same page for ever ends the run (edge case 81, F35)', async () => {
    const harness = await openHarness(db);
    const { customers } = harness.shop;
    customers.rows = makeRows(20);
    const pages = harness.shop.connector.streams.find(({ name }) => name === 'customers');
    if (!pages?.pages) throw new Error('no pages');
    const { pages: original } = pages;
    pages.pages = async function* (context, range) {
      for (;;) yield* takeOne(original(context, range, null));
    };
    const job = await syncToEnd(harness);
    expect(job).toMatchObject({ status: 'failed', fetched: 20 });
    expect(job.error?.message).toContain('again and again');
  });

  test('a page cap is truncated, never a success (edge case 91)', async () => {
    const harness = await openHarness(db, { maxPages: 2 });
    harness.shop.customers.rows = makeRows(50);
    expect(await syncToEnd(harness)).toMatchObject({ status: 'truncated', fetched: 20 });
    harness.shop.orders.rows = makeRows(5);
    harness.shop.orders.truncated = 'history is limited to 60 days';
    const orders = await syncToEnd(harness, 'orders');
    expect(orders).toMatchObject({ status: 'truncated', fetched: 5 });
    expect(orders.error?.message).toBe('orders: history is limited to 60 days');
  });

  test('a connection disconnected while it runs stops the run with a reason (F62)', async () => {
    const harness = await openHarness(db);
    const { shop, connectionId } = harness;
    shop.customers.rows = makeRows(50);
    shop.customers.before = async (page, { signal }) => {
      if (page === 2) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    };
    await withRunner(harness, async () => {
      const jobId = await startSync(harness, 'customers');
      await untilJob(harness, jobId, 'two pages', (job) => job.stages[0]?.pages === 2);
      await updateConnection(db, workspaceId, connectionId, { status: 'disconnected' });
      const job = await untilJob(harness, jobId, 'ended', ended);
      expect(job).toMatchObject({ status: 'cancelled', error: { code: 'disconnected' } });
      expect((await findRaw(db, jobId)).counters).toMatchObject({ fetched: 20, created: 20 });
    });
  });
});

async function* takeOne<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const { value, done } = await source.next();
  if (!done) yield value;
}
