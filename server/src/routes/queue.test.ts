import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { watchQueries } from '../../test/profile.ts';
import { mainWorkspace, openSandboxWeb, type SandboxWeb } from '../../test/sandboxWeb.ts';
import { saveDisconnected } from '../models/access/connectionHealth.ts';
import { cacheCollection } from '../models/cache/cache.ts';
import { countOpenEntries } from '../models/cache/cacheOpen.ts';
import { type SyncJob, syncJobs } from '../models/runs/syncJobs.ts';
import { runDueSchedules } from '../services/runs/scheduler.ts';

let web: SandboxWeb;
beforeAll(async () => {
  web = await openSandboxWeb();
});
afterAll(() => web.close());

type Job = { id: string; jobType: string; connectionName: string };
const queue = async (query = '', key?: string) =>
  (await web.get(`/api/queue${query}`, key).expect(200)).body;
const idsOf = (jobs: Job[]) => jobs.map(({ id }) => id);

async function startJob(jobType: string): Promise<string> {
  return (await web.post('/api/shopify/jobs/start', { jobType }).expect(202)).body.jobId;
}
const change = (id: string, set: Partial<SyncJob>) =>
  syncJobs.collection(web.db).updateOne({ _id: id }, { $set: set });

test('nothing to do is nothing, and none of it is the warehouse’s', async () => {
  expect(await queue('', web.outsider)).toEqual({
    running: [],
    waiting: [],
    entries: [],
    next: [],
  });
  await web.get('/api/queue', web.keys.warehouse).expect(403);
  await web.get('/api/queue?connectionId=con_nobody').expect(404);
});

describe('runs', () => {
  test('in the order they will go: by priority, then by age; retries last (spec 7.7)', async () => {
    const customers = await startJob('customers');
    const products = await startJob('products');
    const orders = await startJob('orders');
    const inventory = await startJob('inventory');
    await change(inventory, { retryAt: new Date(Date.now() + 60_000), failures: 1 });
    const found = await queue();
    expect(found.running).toEqual([]);
    expect(idsOf(found.waiting)).toEqual([orders, products, customers, inventory]);
    expect(found.waiting[0]).toMatchObject({
      jobType: 'orders',
      connectionName: web.sandbox.domain,
      triggeredByName: 'operations',
    });
    await change(products, { status: 'running', startedAt: new Date() });
    await change(customers, { status: 'paused' });
    await change(orders, { status: 'cancelled' });
    const later = await queue(`?connectionId=${web.connectionId}`);
    expect(idsOf(later.running)).toEqual([products]);
    expect(idsOf(later.waiting)).toEqual([inventory]);
    expect(idsOf((await queue('', web.outsider)).waiting)).toEqual([]);
  });
});

describe('entries', () => {
  test('pending, being processed, and to be tried again, by stream', async () => {
    const order = (id: number) => ({ id, name: `#${id}`, updated_at: '2026-07-01T00:00:00Z' });
    for (const id of [1, 2, 3, 4, 5]) {
      await web.deliver('orders/updated', order(id)).expect(200);
    }
    const entries = cacheCollection(web.db, 'shopify_order_cache');
    const one = (id: number) => ({ _id: `${web.connectionId}:${id}` });
    const oldest = new Date('2026-07-01T10:00:00Z');
    await entries.updateOne(one(1), { $set: { receivedAt: oldest } });
    const lease = new Date(Date.now() + 60_000);
    await entries.updateOne(one(2), { $set: { claim: 'somebody', due: lease } });
    await entries.updateOne(one(3), { $set: { status: 'failed', due: new Date() } });
    await entries.updateOne(one(4), { $set: { status: 'failed' }, $unset: { due: '' } });
    await entries.updateOne(one(5), { $set: { status: 'processed' }, $unset: { due: '' } });
    expect((await queue()).entries).toEqual([
      {
        connectionId: web.connectionId,
        stream: 'orders',
        pending: 1,
        processing: 1,
        retryScheduled: 1,
        oldestPendingAt: oldest.toISOString(),
      },
    ]);
    expect((await queue('', web.outsider)).entries).toEqual([]);
    await entries.updateOne(one(2), { $set: { due: new Date(0) } });
    expect((await queue()).entries[0]).toMatchObject({ pending: 2, processing: 0 });
  });

  test('a backlog is counted without reading it', async () => {
    const collection = 'shopify_order_cache';
    const rows = Array.from({ length: 3000 }, (_, index) => ({
      _id: `con_large:${index}`,
      workspaceId: 'ws_large',
      connectionId: 'con_large',
      status: index % 100 === 0 ? 'failed' : 'pending',
      claim: index % 100 === 1 ? 'somebody' : null,
      due: new Date(index % 100 === 1 ? Date.now() + 60_000 : 1000 * index),
      receivedAt: new Date(2000 * index),
    }));
    await cacheCollection(web.db, collection).insertMany(rows as never);
    const place = { workspaceId: 'ws_large', connectionId: 'con_large', collection };
    let found: unknown;
    const queries = await watchQueries(web.db, async () => {
      found = await countOpenEntries(web.db, place, new Date());
    });
    expect(found).toEqual({
      pending: 2940,
      processing: 30,
      retryScheduled: 30,
      oldestPendingAt: new Date(4000),
    });
    expect(queries.reduce((sum, { docs }) => sum + docs, 0)).toBeLessThanOrEqual(100);
  });
});

describe('scheduled runs to come', () => {
  test('the soonest first; none of what is stopped or disconnected', async () => {
    await runDueSchedules(web.deps);
    const names = async (): Promise<string[]> =>
      ((await queue()).next as { stream: string; at: string }[]).map(({ stream }) => stream);
    const { next } = await queue();
    expect((await names()).toSorted()).toEqual(['customers', 'inventory', 'orders', 'products']);
    const times = (next as { at: string }[]).map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(next[0]).toMatchObject({ connectionId: web.connectionId });
    await web
      .post('/api/shopify/jobs/scheduler/stop?stream=orders', {}, web.keys.admin)
      .expect(200);
    expect((await names()).toSorted()).toEqual(['customers', 'inventory', 'products']);
    const connection = { _id: web.connectionId, workspaceId: mainWorkspace };
    await saveDisconnected(web.db, connection, 'test');
    expect(await names()).toEqual([]);
  });
});
