import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { customers } from '../src/models/records/customers.ts';
import { orders } from '../src/models/records/orders.ts';
import { cacheCollection } from '../src/models/cache/cache.ts';
import type { CacheEntry } from '../src/models/cache/cacheTypes.ts';
import { deliveries } from '../src/models/cache/deliveries.ts';
import { type Processor, startProcessor } from '../src/process/startProcessor.ts';
import { until } from './database.ts';
import { hostileValue, type Path, pathsOf, withValue } from './hostile.ts';
import { canary, deliver, type Json, type LiveSite, openLiveSite } from './liveSite.ts';

let site: LiveSite;
let processor: Processor;
let nextId = 7_000_000;

beforeAll(async () => {
  site = await openLiveSite();
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

/** A real order with an id of its own; `change` breaks it. */
function orderText(id: number | string, change: Json = {}): string {
  const body = { ...site.bodies.order, name: `#${id}`, ...change };
  const text = JSON.stringify({ ...body, id: 0, admin_graphql_api_id: undefined });
  return text.replace('"id":0', `"id":${id}`);
}
function lineOf(change: Json): Json {
  const [line] = site.bodies.order['line_items'] as Json[];
  return { line_items: [{ ...line, ...change }] };
}
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

type Case = [what: string, make: (id: number) => string | Buffer, code: string, field: string];

/** What is wrong → how the entry fails, and what its message names. */
const broken: Case[] = [
  [
    'price "abc"',
    (id) => orderText(id, lineOf({ price: 'abc' })),
    'INVALID_PAYLOAD',
    'line_items[0].price',
  ],
  [
    'price "12.345"',
    (id) => orderText(id, lineOf({ price: '12.345' })),
    'INVALID_PAYLOAD',
    'line_items[0].price',
  ],
  [
    'price 1e400',
    (id) => orderText(id, lineOf({ price: '?' })).replace('"?"', '1e400'),
    'INVALID_PAYLOAD',
    'line_items[0].price',
  ],
  [
    'a price that is a person',
    (id) => orderText(id, lineOf({ price: canary.email })),
    'INVALID_PAYLOAD',
    'line_items[0].price',
  ],
  [
    'a total that is an object',
    (id) => orderText(id, { total_price: { of: canary.phone } }),
    'INVALID_PAYLOAD',
    'total_price',
  ],
  [
    'no total',
    (id) => orderText(id, { total_price: null, total_price_set: null }),
    'INVALID_PAYLOAD',
    'total_price',
  ],
  ['lines null', (id) => orderText(id, { line_items: null }), 'INVALID_PAYLOAD', 'line_items'],
  ['lines an object', (id) => orderText(id, { line_items: {} }), 'INVALID_PAYLOAD', 'line_items'],
  [
    'a line null',
    (id) => orderText(id, { line_items: [null] }),
    'INVALID_PAYLOAD',
    'line_items[0]',
  ],
  [
    'a line without id',
    (id) => orderText(id, lineOf({ id: null, admin_graphql_api_id: null })),
    'INVALID_PAYLOAD',
    'line_items[0].id',
  ],
  [
    'a negative quantity',
    (id) => orderText(id, lineOf({ quantity: -1 })),
    'INVALID_PAYLOAD',
    'line_items[0].quantity',
  ],
  [
    'a quantity as text',
    (id) => orderText(id, lineOf({ quantity: '2' })),
    'INVALID_PAYLOAD',
    'line_items[0].quantity',
  ],
  [
    'a quantity of 1e400',
    (id) => orderText(id, lineOf({ quantity: 0 })).replace('"quantity":0', '"quantity":1e400'),
    'INVALID_PAYLOAD',
    'line_items[0].quantity',
  ],
  [
    'an unknown currency',
    (id) => orderText(id, { currency: 'XYZ' }),
    'INVALID_PAYLOAD',
    'currency',
  ],
  [
    'a currency that is a person',
    (id) => orderText(id, { currency: canary.email }),
    'INVALID_PAYLOAD',
    'currency',
  ],
  [
    'the year 0',
    (id) => orderText(id, { created_at: '0000-00-00' }),
    'INVALID_PAYLOAD',
    'created_at',
  ],
  [
    'a version that is no date',
    (id) => orderText(id, { updated_at: canary.email }),
    'INVALID_PAYLOAD',
    'updated_at',
  ],
  [
    'a customer that is a list',
    (id) => orderText(id, { customer: [canary.email] }),
    'INVALID_PAYLOAD',
    'customer',
  ],
  [
    'an address that is a text',
    (id) => orderText(id, { shipping_address: canary.street }),
    'INVALID_PAYLOAD',
    'shipping_address',
  ],
  [
    'an e-mail that is an object',
    (id) => orderText(id, { email: { of: canary.email } }),
    'INVALID_PAYLOAD',
    'email',
  ],
  [
    'amounts beyond 2^53',
    (id) => orderText(id, { ...lineOf({ price: '90071992547409.91', quantity: 3 }) }),
    'UNSAFE_AMOUNT',
    'amount',
  ],
  [
    'attributes nested 10,000 deep',
    (id) =>
      orderText(id, { note_attributes: [{ name: 'x', value: '?' }] }).replace('"?"', deep(10_000)),
    'INVALID_PAYLOAD',
    'note_attributes',
  ],
  ['no id', () => orderText('null'), 'MISSING_ID', 'id'],
  ['an id that is a person', () => orderText(`"${canary.email}"`), 'MISSING_ID', 'id'],
  ['a negative id', () => orderText('-5'), 'MISSING_ID', 'id'],
  ['an array', () => '[1]', 'MISSING_ID', 'Order'],
  ['a number', () => '5', 'MISSING_ID', 'Order'],
  ['null', () => 'null', 'MISSING_ID', 'Order'],
  ['truncated', (id) => orderText(id).slice(0, -9), 'INVALID_JSON', 'orders/updated'],
  ['two values', (id) => `${orderText(id)} {}`, 'INVALID_JSON', 'orders/updated'],
  [
    'NaN',
    (id) => orderText(id).replace('"test":false', '"test":NaN'),
    'INVALID_JSON',
    'orders/updated',
  ],
  [
    'nested 10,000 deep beside a long number',
    (id) =>
      orderText(id, { extra: '?' }).replace('"?"', `12345678901234567890,"d":${deep(10_000)}`),
    'RECORD_TOO_LARGE',
    'deeply',
  ],
  [
    'broken UTF-8',
    (id) => Buffer.from(orderText(id, { note: '\u00e9' }), 'latin1'),
    'INVALID_ENCODING',
    'orders/updated',
  ],
  [
    'half of a UTF-16 text',
    (id) => Buffer.from(orderText(id), 'utf16le'),
    'INVALID_JSON',
    'orders/updated',
  ],
];

/** Odd, and still an order. */
const odd: [what: string, make: (id: number) => string | Buffer][] = [
  [
    'a byte order mark',
    (id) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(orderText(id))]),
  ],
  [
    '__proto__',
    (id) => orderText(id).replace('{', '{"__proto__":{"role":"admin","currency":"XYZ"},'),
  ],
  [
    '__proto__ beside a long number',
    (id) => orderText(id).replace('{', '{"__proto__":{"currency":"XYZ"},"n":12345678901234567890,'),
  ],
  [
    'constructor.prototype',
    (id) => orderText(id, { constructor: { prototype: { role: 'admin' } } }),
  ],
  [
    '_bsontype',
    (id) =>
      orderText(id, { _bsontype: 'ObjectId', customer: { id: 5, _bsontype: 'Code', code: 'x' } }),
  ],
  [
    'keys with $, dot, NUL and nothing',
    (id) =>
      orderText(id, {
        $where: 'sleep(1)',
        'a.b': 1,
        'a\0b': 1,
        '': 1,
        note_attributes: { $set: { $inc: 1 }, 'a.b': 'x\0y', '': 1, _bsontype: 'x' },
      }),
  ],
  [
    'texts with NUL, $ and half a surrogate',
    (id) =>
      orderText(id, {
        note: '$where\0\ud800',
        tags: '$a, a.b, \0',
        email: '\ud800@x\0',
        sourceName: '$$NOW',
      }),
  ],
  ['nested 10,000 deep', (id) => orderText(id, { extra: '?' }).replace('"?"', deep(10_000))],
  ['a note of 1 MB', (id) => orderText(id, { note: 'n'.repeat(1_000_000) })],
  [
    'a name, an e-mail and a tag of 300 KB of spaces',
    (id) =>
      orderText(id, {
        name: `#${' '.repeat(300_000)}x`,
        email: ' \t'.repeat(150_000),
        tags: `a${' '.repeat(300_000)}b`,
      }),
  ],
  [
    '10,000 lines',
    (id) =>
      orderText(id, {
        line_items: Array.from({ length: 10_000 }, (_, index) => ({
          id: index + 1,
          title: 't',
          quantity: 1,
          price: '1.00',
          requires_shipping: false,
        })),
      }),
  ],
  [
    'a number of 1e400 nobody reads',
    (id) => orderText(id, { extra: 0 }).replace('"extra":0', '"extra":1e400'),
  ],
  ['the same key twice', (id) => orderText(id).replace('{', '{"note":"first",')],
  [
    'the same key twice beside a long number',
    (id) => orderText(id).replace('{', '{"note":"first","n":12345678901234567890,'),
  ],
];

describe('malformed records fail alone (F34, S16–S18)', () => {
  const entries = new Map<
    string,
    { at: { id: string; stream: string }; raw: Buffer; id: number }
  >();
  const good: { id: string; stream: string }[] = [];

  beforeAll(async () => {
    for (const [what, make] of [...broken, ...odd]) {
      const id = (nextId += 1);
      const raw = Buffer.from(make(id));
      entries.set(what, { at: await send('orders/updated', raw), raw, id });
      good.push(await send('orders/updated', orderText((nextId += 1))));
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
      healed.push(await send('orders/updated', orderText(entries.get(what)?.id ?? 0, later)));
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
    for (const id of ids) await send('orders/updated', orderText(id));
    await settled();
    const found = await orders
      .collection(site.web.db)
      .find({ shopifyOrderId: { $in: ids } })
      .toArray();
    expect(found.map((order) => order.shopifyOrderId).sort()).toEqual(ids);
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
      ...lineOf({ quantity: 0 }),
    };
    const absurd = [orderText((nextId += 1), most), orderText((nextId += 1), most)];
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
    for (const text of [...absurd, orderText((nextId += 1))]) {
      const at = await send('orders/create', text);
      await settled();
      const { status, processingError } = await findEntry(at);
      expect([status, processingError]).toEqual(['processed', null]);
    }
    for (const path of lists) expect([path, (await get(path)).status]).toEqual([path, 200]);
  });

  test('and the shop still works', async () => {
    const at = await send('orders/create', orderText((nextId += 1)));
    await settled();
    expect((await findEntry(at)).status).toBe('processed');
    expect(await customers.collection(site.web.db).countDocuments()).toBeGreaterThan(0);
  });
});
