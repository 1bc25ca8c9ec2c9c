import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../test/database.ts';
import { openSandboxWeb, type SandboxWeb } from '../../../test/sandboxWeb.ts';
import { cacheCollection } from '../../models/cache/cache.ts';
import type { CacheEntry } from '../../models/cache/cacheTypes.ts';
import { runProcessorPass } from '../../process/runPass.ts';

let web: SandboxWeb;
let jobId: string;
type Entry = Record<string, unknown> & { id: string; externalId: string };
const cache = '/api/shopify/cache';
const collections = {
  orders: 'shopify_order_cache',
  products: 'shopify_product_cache',
  customers: 'shopify_customer_cache',
  inventory: 'shopify_inventory_cache',
  events: 'shopify_event_cache',
};
const streams = Object.keys(collections) as (keyof typeof collections)[];

beforeAll(async () => {
  web = await openSandboxWeb();
  web.startRuns();
  jobId = (await web.post('/api/shopify/sync/full-dump', { all: true }).expect(202)).body.jobId;
  await web.untilEnded(jobId);
});
afterAll(() => web.close());

async function entriesOf(query: string, key?: string): Promise<Entry[]> {
  return (await web.get(`${cache}/entries?${query}`, key).expect(200)).body.items as Entry[];
}
const changeEntries = (
  stream: keyof typeof collections,
  where: object,
  change: Partial<CacheEntry>,
) =>
  cacheCollection(web.db, collections[stream]).updateMany(where, {
    $set: change,
    $unset: { due: '' },
  });

describe('the records of a run', () => {
  test('each stream’s, as many as the run counted, by outcome too', async () => {
    const job = (await web.get(`/api/shopify/jobs/${jobId}`).expect(200)).body;
    let [all, created] = [0, 0];
    for (const stream of ['orders', 'products', 'customers', 'inventory']) {
      const found = await entriesOf(`stream=${stream}&jobId=${jobId}&limit=200`);
      for (const entry of found) expect(entry).toMatchObject({ stream, jobId });
      all += found.length;
      created += (await entriesOf(`stream=${stream}&jobId=${jobId}&outcome=created&limit=200`))
        .length;
    }
    expect(all).toBe(job.fetched);
    expect(created).toBe(job.created);
    expect(created).toBeGreaterThan(0);
    expect(await entriesOf(`jobId=${jobId}&outcome=updated`)).toEqual([]);
    expect(await entriesOf('jobId=job_other')).toEqual([]);
    const foreign = `${cache}/entries?jobId=${jobId}&connectionId=${web.connectionId}`;
    await web.get(foreign, web.outsider).expect(404);
  });

  test('page by page, newest first, without a gap or a double', async () => {
    const query = `stream=inventory&jobId=${jobId}`;
    const whole = (await entriesOf(`${query}&limit=200`)).map(({ id }) => id);
    const found: string[] = [];
    for (let cursor = ''; found.length <= whole.length; ) {
      const answer = await web.get(`${cache}/entries?${query}&limit=3${cursor}`).expect(200);
      found.push(...(answer.body.items as Entry[]).map(({ id }) => id));
      if (answer.body.nextCursor === null) break;
      cursor = `&cursor=${answer.body.nextCursor as string}`;
    }
    expect(found).toEqual(whole);
    expect(whole.length).toBeGreaterThan(3);
  });

  test('a page of a large run reads no more entries than it shows', async () => {
    const plan = await cacheCollection(web.db, collections.inventory)
      .find({
        connectionId: web.connectionId,
        jobId,
        status: { $in: ['pending', 'processed', 'failed', 'skipped'] },
        outcome: { $in: ['created', 'updated', 'unchanged', 'skipped', null] },
      })
      .sort({ receivedAt: -1, _id: -1 })
      .limit(3)
      .hint('job_entries')
      .explain('executionStats');
    expect(plan['executionStats'].totalDocsExamined).toBe(3);
    expect(JSON.stringify(plan['queryPlanner'].winningPlan)).not.toContain('"SORT"');
  });
});

test('an order and a product of one id are told apart by their stream', async () => {
  const id = `${web.connectionId}:424242`;
  const twin = { id: 424_242, updated_at: '2026-07-01T00:00:00Z' };
  await web.deliver('orders/updated', { ...twin, name: '#42' }).expect(200);
  await web.deliver('products/update', { ...twin, title: 'Twin' }).expect(200);
  for (const stream of ['orders', 'products']) {
    const { body } = await web.get(`${cache}/entries/${id}?stream=${stream}`).expect(200);
    expect(body.stream).toBe(stream);
    await web.get(`${cache}/entries/${id}/preview?stream=${stream}`).expect(200);
  }
  await web.get(`${cache}/entries/${id}?stream=inventory`).expect(404);
  for (const name of [collections.orders, collections.products]) {
    await cacheCollection(web.db, name).deleteOne({ _id: id });
  }
});

describe('search', () => {
  const ids = async (stream: string, search: string) =>
    (await entriesOf(`stream=${stream}&search=${encodeURIComponent(search)}`)).map(
      ({ externalId }) => externalId,
    );

  test('orders by number with and without #, and by id', async () => {
    const [order] = web.sandbox.shop.orders.values();
    const { name = '' } = order ?? {};
    const id = String(order?.id);
    for (const text of [name, name.replace('#', ''), ` ${name} `, id]) {
      expect([text, await ids('orders', text)]).toEqual([text, [id]]);
    }
    expect(await ids('orders', '#99999')).toEqual([]);
  });

  test('products by the beginning of their title in either case, and by id', async () => {
    const [product] = web.sandbox.shop.products.values();
    const { title = '' } = product ?? {};
    const id = String(product?.id);
    expect(await ids('products', title.toLowerCase())).toEqual([id]);
    expect(await ids('products', title.toUpperCase())).toEqual([id]);
    expect(await ids('products', 'shi')).toHaveLength(2);
    expect(await ids('products', id)).toEqual([id]);
    expect(await ids('products', '.*')).toEqual([]);
  });

  test('stock levels by item; together with other filters', async () => {
    const [product] = web.sandbox.shop.products.values();
    const itemId = String(product?.variants[0]?.item.id);
    const levels = await ids('inventory', itemId);
    expect(levels.length).toBeGreaterThan(0);
    for (const id of levels) expect(id.split('-')[0]).toBe(itemId);
    const query = `stream=inventory&search=${itemId}`;
    expect(await entriesOf(`${query}&jobId=${jobId}`)).toHaveLength(levels.length);
    expect(await entriesOf(`${query}&status=failed`)).toEqual([]);
    expect(await entriesOf(`stream=inventory&externalId=${levels[0]}`)).toHaveLength(1);
  });
});

describe('failed entries', () => {
  const retry = async (body: object) =>
    (await web.post(`${cache}/retry-failed`, body).expect(200)).body;
  const failure = (code: string, quarantined = false): Partial<CacheEntry> => ({
    status: 'failed',
    outcome: null,
    quarantined,
    processingError: { code, message: 'as the test wants it', since: new Date() },
  });

  /** Failures of two kinds in every stream; a run brought those of four. */
  async function failSome(): Promise<void> {
    const gone = { id: 1, title: 'x', updated_at: '2026-07-01T00:00:00Z' };
    await web.deliver('shop/update', gone, { 'X-Shopify-Topic': 'themes/publish' }).expect(200);
    await runProcessorPass(web.deps.processing);
    for (const stream of streams) {
      await changeEntries(stream, {}, failure('UNEXPECTED'));
      const [first] = await cacheCollection(web.db, collections[stream]).find().limit(1).toArray();
      await changeEntries(stream, { _id: first?._id }, failure('CRASHED', true));
    }
  }

  test('groups add up to the tiles, in every stream (spec 8.5)', async () => {
    await failSome();
    const groups = (await web.get(`${cache}/errors`).expect(200)).body.items as {
      stream: string;
      code: string;
      count: number;
      quarantined: number;
    }[];
    const tiles = (await web.get(`${cache}/cache-status`).expect(200)).body;
    for (const stream of streams) {
      const own = groups.filter((group) => group.stream === stream);
      const failed = own.reduce((sum, { count }) => sum + count, 0);
      expect([stream, failed]).toEqual([stream, tiles[stream].failed]);
      expect(failed).toBeGreaterThan(0);
      expect(own.find(({ code }) => code === 'CRASHED')).toMatchObject({
        count: 1,
        quarantined: 1,
      });
      const rest = own.filter(({ code }) => code !== 'CRASHED');
      for (const group of rest) expect(group).toMatchObject({ code: 'UNEXPECTED', quarantined: 0 });
    }
  });

  test('a dry run counts what a retry would take, and takes nothing', async () => {
    const tiles = (await web.get(`${cache}/cache-status`).expect(200)).body;
    const failed = (names: string[]) =>
      names.reduce((sum, name) => sum + (tiles[name].failed as number), 0);
    expect(await retry({ dryRun: true })).toEqual({ requeued: 0, matching: failed(streams) });
    const stream = 'inventory';
    expect((await retry({ dryRun: true, stream })).matching).toBe(failed([stream]));
    expect((await retry({ dryRun: true, errorCode: 'CRASHED' })).matching).toBe(streams.length);
    expect((await retry({ dryRun: true, jobId })).matching).toBe(
      failed(['orders', 'products', 'customers', 'inventory']),
    );
    expect((await retry({ dryRun: true, jobId, stream, errorCode: 'CRASHED' })).matching).toBe(1);
    expect((await retry({ dryRun: true, jobId: 'job_other' })).matching).toBe(0);
    expect((await web.get(`${cache}/cache-status`).expect(200)).body).toEqual(tiles);
  });

  test.each(streams)('one of %s is retried by its id alone', async (stream) => {
    const [failed] = await entriesOf(`stream=${stream}&status=failed&limit=1`);
    const { id = '' } = failed ?? {};
    const body = { stream, ids: [id] };
    expect(await retry({ ...body, dryRun: true })).toEqual({ requeued: 0, matching: 1 });
    expect(await retry(body)).toEqual({ requeued: 1 });
    const [entry] = await entriesOf(
      `stream=${stream}&externalId=${id.split(':').slice(1).join(':')}`,
    );
    expect(entry).toMatchObject({ id, status: 'pending', quarantined: false, attempts: 0 });
    expect(await retry(body)).toEqual({ requeued: 0 });
  });

  test('those of a run alone', async () => {
    const { matching } = await retry({ jobId, stream: 'inventory', dryRun: true });
    expect(matching).toBeGreaterThan(0);
    expect(await retry({ jobId, stream: 'inventory' })).toEqual({ requeued: matching });
    expect(await entriesOf('stream=inventory&status=failed')).toEqual([]);
    expect((await entriesOf('stream=customers&status=failed')).length).toBeGreaterThan(0);
  });
});

describe('a run that ended with record errors', () => {
  let other: SandboxWeb;
  beforeAll(async () => {
    other = await openSandboxWeb();
    other.startRuns();
  });
  afterAll(() => other.close());

  /** Everything the run brought fails before the processor sees it. */
  async function failAll(id: string): Promise<void> {
    await until('everything is fetched', async () => {
      const job = (await other.get(`/api/shopify/jobs/${id}`).expect(200)).body;
      return job.phase === 'processing';
    });
    for (const name of Object.values(collections)) {
      await cacheCollection(other.db, name).updateMany(
        { jobId: id, status: 'pending' },
        {
          $set: {
            status: 'failed',
            processingError: { code: 'DATABASE_REFUSED', message: 'x', since: new Date() },
          },
          $unset: { due: '' },
        },
      );
    }
  }

  test('lists each, of every stream, and each is retried from there', async () => {
    const started = await other.post('/api/shopify/sync/full-dump', { all: true }).expect(202);
    await failAll(started.body.jobId);
    const job = await other.untilEnded(started.body.jobId);
    expect(job).toMatchObject({ status: 'completed_with_errors', errors: job['fetched'] });
    const details = job['errorDetails'] as { stream: string; entryId: string; code: string }[];
    expect(new Set(details.map(({ stream }) => stream)).size).toBe(4);
    for (const { stream, entryId } of details) {
      const body = { stream, ids: [entryId] };
      const { body: answer } = await other.post(`${cache}/retry-failed`, body).expect(200);
      expect(answer).toEqual({ requeued: 1 });
    }
    await settle(other);
    for (const { stream, entryId } of details) {
      const { body: entry } = await other.get(`${cache}/entries/${entryId}`).expect(200);
      expect([stream, entry.status]).toEqual([stream, 'processed']);
    }
  });

  async function settle({ deps, get }: SandboxWeb): Promise<void> {
    await until('nothing is pending', async () => {
      await runProcessorPass(deps.processing);
      const { body } = await get(`${cache}/processor`).expect(200);
      return body.pending + body.processing + body.failed === 0;
    });
  }
});
