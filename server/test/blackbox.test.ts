import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Processor, startProcessor } from '../src/process/startProcessor.ts';
import { until } from './database.ts';
import { deliver, type Json, type LiveSite, openLiveSite } from './liveSite.ts';

/** What a stranger's program sees: signed webhooks in, the API out. */
let site: LiveSite;
let processor: Processor;
let nextId = 8_000_000_000_000;

beforeAll(async () => {
  site = await openLiveSite();
  processor = startProcessor(site.web.deps.processing, { pollMs: 50 });
  await send('products/create', site.bodies.product);
});
afterAll(async () => {
  await processor.stop();
  await site.close();
});

async function send(topic: string, body: Json): Promise<string> {
  const { status, stored } = await deliver(site, topic, JSON.stringify(body));
  expect(status).toBe(200);
  return stored;
}

async function list(path: string): Promise<Json[]> {
  const answer = await fetch(`${site.url}${path}`, {
    headers: { Authorization: `Bearer ${site.keys.admin}` },
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { items: Json[] }).items;
}

/** A new order of the shop, its own number, and how it looks at minute `minute` of its life. */
function makeOrder() {
  const id = (nextId += 1);
  const lines = site.bodies.order['line_items'] as Json[];
  return (minute: number, changes: Json = {}): Json => ({
    ...site.bodies.order,
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${id % 100_000}`,
    line_items: lines.map((line, index) => ({ ...line, id: id * 10 + index })),
    updated_at: `2026-11-20T10:${String(minute).padStart(2, '0')}:00Z`,
    ...changes,
  });
}

async function findOrder(id: unknown): Promise<Json> {
  const [order] = await list(`/api/orders?shopifyOrderId=${String(id)}`);
  return order ?? {};
}

async function untilOrder(id: unknown, fields: Json): Promise<Json> {
  await until(`order shows ${Object.keys(fields).join(', ')}`, async () => {
    const order = await findOrder(id);
    return Object.entries(fields).every(([name, value]) => order[name] === value);
  });
  return findOrder(id);
}

describe('orders as a stranger sees them', () => {
  test('a cancelled COD order asks nobody for money', async () => {
    const order = makeOrder();
    const { id, total_price: total } = order(0);
    await send('orders/create', order(0));
    await untilOrder(id, { paymentMethod: 'COD', codAmount: total });
    const cancelled_at = '2026-11-20T10:01:00Z';
    await send('orders/cancelled', order(1, { cancelled_at, financial_status: 'voided' }));
    await untilOrder(id, { status: 'cancelled', codAmount: '0.00', conflict: null });
  });

  test('cancelled after the shop itself had shipped: the conflict is seen (spec 4.5, edge case 57)', async () => {
    const order = makeOrder();
    const { id, line_items: lines } = order(0) as { id: number; line_items: Json[] };
    const parcel = {
      id: 77,
      status: 'success',
      tracking_number: 'AWB-77',
      tracking_company: 'Delhivery',
      created_at: '2026-11-20T10:01:00Z',
      updated_at: '2026-11-20T10:01:00Z',
      line_items: lines.map((line) => ({ id: line['id'], quantity: line['quantity'] })),
    };
    const shipped = { fulfillments: [parcel], fulfillment_status: 'fulfilled' };
    await send('orders/fulfilled', order(1, shipped));
    const cancelled_at = '2026-11-20T10:02:00Z';
    await send('orders/cancelled', order(2, { ...shipped, cancelled_at }));
    await until('the conflict', async () => Boolean((await findOrder(id))['conflict']));
    expect(await findOrder(id)).toMatchObject({
      status: 'shipped',
      conflict: { code: 'cancelled_after_shipping' },
    });
  });

  test('of two bodies of one second the later one is shown (edge case 4)', async () => {
    for (const notes of [
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'd', 'c2', 'd2'],
    ]) {
      const order = makeOrder();
      for (const note of notes)
        expect(await send('orders/updated', order(0, { note }))).toBe('stored');
      await untilOrder(order(0)['id'], { note: notes.at(-1) });
    }
  });

  test('found by the platform’s id and number, and as unfulfilled', async () => {
    const order = makeOrder();
    const { id, name } = order(0);
    await send('orders/create', order(0));
    await untilOrder(id, { fulfillmentStatus: null });
    const number = encodeURIComponent(String(name));
    for (const query of [`search=${String(id)}`, `orderNumber=${number}`]) {
      expect(await list(`/api/orders?${query}`)).toMatchObject([{ shopifyOrderId: String(id) }]);
    }
    for (const query of ['unfulfilled', 'none']) {
      const found = await list(`/api/orders?limit=200&fulfillmentStatus=${query}`);
      expect(found.map((row) => row['shopifyOrderId'])).toContain(String(id));
    }
  });
});

test('a product is found by any word of its name and by a SKU code in either case', async () => {
  const title = String(site.bodies.product['title']);
  const [variant] = site.bodies.product['variants'] as Json[];
  const words = [title.split(' ').at(-1) ?? '', String(variant?.['sku']).toLowerCase()];
  for (const word of words) {
    const found = await list(`/api/products?search=${encodeURIComponent(word)}`);
    expect(found).toMatchObject([{ title }]);
  }
});
