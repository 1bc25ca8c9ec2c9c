import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { customers } from '../src/models/records/customers.ts';
import { orders } from '../src/models/records/orders.ts';
import { cacheCollection } from '../src/models/cache/cache.ts';
import type { CacheEntry } from '../src/models/cache/cacheTypes.ts';
import { deliveries } from '../src/models/cache/deliveries.ts';
import { type Processor, startProcessor } from '../src/process/startProcessor.ts';
import { broken, createOrderMaker, odd, type OrderMaker } from './badOrders.ts';
import { until } from './database.ts';
import { hostileValue, type Path, pathsOf, withValue } from './hostile.ts';
import { canary, deliver, type Json, type LiveSite, openLiveSite } from './liveSite.ts';

let site: LiveSite;
let order: OrderMaker;
let processor: Processor;
let nextId = 7_000_000;

beforeAll(async () => {
  site = await openLiveSite();
  order = createOrderMaker(site.bodies.order);
  processor = startProcessor(site.web.deps.processing, { pollMs: 50 });
  await send('products/create', JSON.stringify(site.bodies.product));
  await settled();
});
afterAll(async () => {
  await processor.stop();
  await site.close();
});

const collections = ['order', 'product', 'customer', 'inventory', 'event'];
const cacheOf = (stream: string) =>
  cacheCollection(site.web.db, `shopify_${stream.replace(/s$/, '')}_cache`);

async function settled(): Promise<void> {
  await until('nothing is pending', async () => {
    const counts = await Promise.all(
      collections.map((name) => cacheOf(name).countDocuments({ status: 'pending' })),
    );
    return counts.every((count) => count === 0);
  });
}

/** Delivers and tells which entry it became. */
async function send(
  topic: string,
  raw: string | Uint8Array,
): Promise<{ id: string; stream: string }> {
  const { status, deliveryId } = await deliver(site, topic, raw);
  expect([topic, status]).toEqual([topic, 200]);
  const _id = `${site.connectionId}:${deliveryId}`;
  const row = await deliveries.collection(site.web.db).findOne({ _id });
  return { id: row?.entryId ?? '', stream: row?.stream ?? '' };
}

async function findEntry(at: { id: string; stream: string }): Promise<CacheEntry> {
  const entry = await cacheOf(at.stream).findOne({ _id: at.id });
  if (!entry) throw new Error(`No entry ${at.id}`);
  return entry;
}

const get = (path: string) =>
  fetch(site.url + path, { headers: { Authorization: `Bearer ${site.keys.admin}` } });

describe('malformed records fail alone (F34, S16–S18)', () => {
  const entries = new Map<
    string,
    { at: { id: string; stream: string }; raw: Buffer; id: number }
  >();
  const good: { id: string; stream: string }[] = [];

  beforeAll(async () => {
    for (const [what, make] of [...broken, ...odd]) {
      const id = (nextId += 1);
      const raw = Buffer.from(make(id, order));
      entries.set(what, { at: await send('orders/updated', raw), raw, id });
      good.push(await send('orders/updated', order.text((nextId += 1))));
    }
    await settled();
  }, 60_000);

  test.each(broken)('%s', async (what, _make, code, field) => {
    const { at, raw } = entries.get(what) ?? { at: { id: '', stream: '' }, raw: Buffer.alloc(0) };
    const entry = await findEntry(at);
    expect([entry.status, entry.processingError?.code]).toEqual(['failed', code]);
    expect(entry.processingError?.message).toContain(field);
    expect(entry.processingError?.message).not.toMatch(secretsOf);
    expect(Buffer.from(entry.raw?.buffer ?? []).equals(raw)).toBe(true);
    const shown = await get(`/api/shopify/cache/entries/${encodeURIComponent(at.id)}`);
    expect(shown.status).toBe(200);
  });

  test.each(odd)('%s is an order all the same', async (what) => {
    const { at, raw } = entries.get(what) ?? { at: { id: '', stream: '' }, raw: Buffer.alloc(0) };
    const entry = await findEntry(at);
    expect([entry.status, entry.processingError]).toEqual(['processed', null]);
    expect(Buffer.from(entry.raw?.buffer ?? []).equals(raw)).toBe(true);
    for (const path of [`cache/entries/${at.id}`, `cache/entries/${at.id}/preview`]) {
      expect((await get(`/api/shopify/${path}`)).status).toBe(200);
    }
    expect((await get(`/api/orders/${at.id}`)).status).toBe(200);
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  test('the good ones among them were processed', async () => {
    const statuses = await Promise.all(good.map(async (at) => (await findEntry(at)).status));
    expect(new Set(statuses)).toEqual(new Set(['processed']));
  });

  test('a corrected newer version heals what had an id', async () => {
    const later = { updated_at: '2031-01-01T00:00:00Z' };
    const failed = broken.filter(([, , code]) => /PAYLOAD|AMOUNT/.test(code));
    const healed = [];
    for (const [what] of failed) {
      healed.push(await send('orders/updated', order.text(entries.get(what)?.id ?? 0, later)));
    }
    await settled();
    for (const at of healed) expect((await findEntry(at)).status).toBe('processed');
  });

  test('an empty body is not a delivery', async () => {
    expect((await deliver(site, 'orders/updated', '')).status).toBe(401);
  });
});

const secretsOf = new RegExp(
  Object.values(canary)
    .map((text) => text.replace(/[+.]/g, '\\$&'))
    .join('|'),
);

describe('ids beyond 2^53 (edge case 9)', () => {
  test('two that a double cannot tell apart are two orders', async () => {
    const ids = ['90071992547409931', '90071992547409932'];
    for (const id of ids) await send('orders/updated', order.text(id));
    await settled();
    const found = await orders
      .collection(site.web.db)
      .find({ shopifyOrderId: { $in: ids } })
      .toArray();
    expect(found.map((record) => record.shopifyOrderId).sort()).toEqual(ids);
  });

  test('events of any topic, also one named like a part of every object', async () => {
    const topics = ['constructor', '__proto__', 'orders/edited', 'themes/publish'];
    for (const topic of topics) {
      const at = await send(topic, '{"order_edit":{"id":1,"order_id":2}}');
      await settled();
      const entry = await findEntry(at);
      expect([topic, entry.status, typeof entry.outcomeReason]).toEqual([
        topic,
        'processed',
        'string',
      ]);
      const shown = await get(`/api/shopify/cache/entries/${encodeURIComponent(at.id)}`);
      expect([topic, shown.status]).toEqual([topic, 200]);
    }
  });
});

const kinds = [
  ['order', 'orders/updated'],
  ['product', 'products/update'],
  ['customer', 'customers/update'],
  ['inventory', 'inventory_levels/update'],
] as const;
const lists = ['orders', 'products', 'skus', 'customers', 'inventory'].map(
  (name) => `/api/${name}?limit=200`,
);

describe('a field of any body may hold anything (P8)', () => {
  test.each(kinds)(
    '%s',
    async (kind, topic) => {
      const body = site.bodies[kind];
      const paths = pathsOf(body).filter(([key]) => key !== 'admin_graphql_api_id');
      const mutation = fc.record({
        paths: fc.uniqueArray(fc.constantFrom<Path>(...paths), { minLength: 1, maxLength: 2 }),
        value: hostileValue,
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(mutation, { minLength: 30, maxLength: 30 }),
          async (mutations) => {
            const sentOnes = await Promise.all(
              mutations.map(async ({ paths: at, value }) => {
                const fresh =
                  kind === 'inventory'
                    ? {}
                    : { id: (nextId += 1), admin_graphql_api_id: null, title: `Shirt ${nextId}` };
                const text = JSON.stringify(
                  at.reduce<Json>((made, path) => withValue(made, path, value), {
                    ...body,
                    ...fresh,
                  }),
                );
                return { text, at: await send(topic, text) };
              }),
            );
            await settled();
            for (const { at, text } of sentOnes) {
              const { status, processingError } = await findEntry(at);
              expect([status, processingError, text.length]).not.toEqual([
                'pending',
                null,
                text.length,
              ]);
              if (status === 'failed') {
                expect({ code: processingError?.code, message: processingError?.message }).toEqual({
                  code: expect.not.stringMatching(/UNEXPECTED|DATABASE_REFUSED|CRASHED/),
                  message: expect.stringMatching(/\w/),
                });
              }
            }
            for (const path of lists) expect([path, (await get(path)).status]).toEqual([path, 200]);
          },
        ),
        { numRuns: 4, endOnFailure: true },
      );
    },
    60_000,
  );

  test('amounts and counts too large for our sums stop nobody else', async () => {
    const most = {
      total_price: '90071992547409.91',
      total_price_set: null,
      ...order.line({ quantity: 0 }),
    };
    const absurd = [order.text((nextId += 1), most), order.text((nextId += 1), most)];
    const [variant] = site.bodies.product['variants'] as Json[];
    const heavy = { ...variant, id: 880_001, grams: null, weight: 1e308, weight_unit: 'lb' };
    const product = { ...site.bodies.product, id: 88, title: 'Anvil', variants: [heavy] };
    await send('products/create', JSON.stringify(product));
    for (const location_id of [1, 2]) {
      const level = { ...site.bodies.inventory, location_id, available: 2 ** 53 - 1 };
      await send(
        'inventory_levels/update',
        JSON.stringify({ ...level, admin_graphql_api_id: null }),
      );
    }
    for (const text of [...absurd, order.text((nextId += 1))]) {
      const at = await send('orders/create', text);
      await settled();
      const { status, processingError } = await findEntry(at);
      expect([status, processingError]).toEqual(['processed', null]);
    }
    for (const path of lists) expect([path, (await get(path)).status]).toEqual([path, 200]);
  });

  test('and the shop still works', async () => {
    const at = await send('orders/create', order.text((nextId += 1)));
    await settled();
    expect((await findEntry(at)).status).toBe('processed');
    expect(await customers.collection(site.web.db).countDocuments()).toBeGreaterThan(0);
  });
});
