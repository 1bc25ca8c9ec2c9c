import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../../test/database.ts';
import { watchQueries } from '../../../test/profile.ts';
import { openTenant, openTestWeb, type TestWeb } from '../../../test/web.ts';
import { orders as orderStream } from '../../connectors/shopify/streams.ts';
import { defaultRules } from '../../domain/rules.ts';
import { Secret } from '../../lib/sealed.ts';
import { cacheCollection } from '../../models/cache/cache.ts';
import { saveSnapshots } from '../../models/cache/cacheIntake.ts';
import type { Origin } from '../../models/cache/cacheTypes.ts';
import { deliveries } from '../../models/cache/deliveries.ts';
import { erpCollections } from '../../models/records/erpRows.ts';
import { seedWorkspace } from '../../services/bootstrap.ts';

let web: TestWeb;
let keys: Awaited<ReturnType<typeof openTenant>>['keys'];
let outsider: string;
let connectionId: string;
let count = 0;
const secret = 'hook secret of the test';
const shopDomain = 'history.myshopify.com';

beforeAll(async () => {
  web = await openTestWeb();
  const connection = await seedWorkspace(web.deps, {
    admin: null,
    apiKey: null,
    shopify: {
      shopDomain,
      accessToken: new Secret('shpat_token'),
      webhookSecret: new Secret(secret),
      apiVersion: '2026-07',
      apiBaseUrl: 'http://127.0.0.1:9',
    },
  });
  connectionId = connection?._id ?? '';
  keys = (await openTenant(web, 'ws_main')).keys;
  outsider = (await openTenant(web, 'ws_other')).keys.admin;
});
beforeEach(async () => {
  for (const name of [...erpCollections, 'order_moves', 'fetch_demands', 'webhook_deliveries']) {
    await web.db.connection.collection(name).deleteMany({});
  }
  for (const { collection } of web.deps.registry.get('shopify').streams) {
    await cacheCollection(web.db, collection).deleteMany({});
  }
});
afterAll(async () => dropTestDatabase(web.db));

const as = (key: string) => ({ Authorization: `Bearer ${key}` });
const get = (path: string, key = keys.warehouse) => request(web.app).get(path).set(as(key));
const post = (path: string, body: object = {}, key = keys.operations) =>
  request(web.app).post(path).set(as(key)).send(body);
const processAll = () => post('/api/shopify/sync/process-cache').expect(200);

function deliver(topic: string, body: object, id = `wh-${(count += 1)}`) {
  const raw = JSON.stringify(body);
  return request(web.app)
    .post(`/api/webhooks/shopify/${topic.split('/')[0]}`)
    .set({
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Shop-Domain': shopDomain,
      'X-Shopify-Webhook-Id': id,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(raw).digest('base64'),
    })
    .send(raw)
    .expect(200);
}

const fixture = join(import.meta.dirname, '../../../test/fixtures/codOrder.json');
const cod = JSON.parse(readFileSync(fixture, 'utf8')) as {
  updated_at: string;
  line_items: object[];
};
const minute = (number: number) => `2026-07-02T10:${String(number).padStart(2, '0')}:00+05:30`;

const product = {
  id: 7,
  title: 'Classic Cotton Shirt',
  status: 'active',
  tags: '',
  created_at: '2026-07-01T00:00:00Z',
  updated_at: '2026-07-01T00:00:00Z',
  options: [
    { name: 'Color', values: ['White'] },
    { name: 'Size', values: ['S'] },
  ],
  images: [],
  variants: [
    {
      id: 70,
      product_id: 7,
      title: 'White / S',
      price: '1499.00',
      sku: 'CSH-WHT-S',
      position: 1,
      option1: 'White',
      option2: 'S',
      inventory_item_id: 700,
    },
  ],
};

async function take(body: object, origin: Origin, jobId: string | null): Promise<void> {
  const scope = {
    workspaceId: 'ws_main',
    connectionId,
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    rules: defaultRules,
  };
  const how = { origin, authority: 1, apiVersion: null, jobId, topic: null } as const;
  const snapshot = { raw: Buffer.from(JSON.stringify(body)), glance: orderStream.glance(body) };
  await saveSnapshots(web.db, orderStream, scope, [snapshot], { ...how, receivedAt: new Date() });
}

describe('orders that wait for a SKU', () => {
  test('are listed until the SKU is there: what they miss, and nobody’s contacts', async () => {
    const nameless = { ...cod.line_items[0], id: 50011, variant_id: 71, sku: '' };
    await deliver('orders/create', { ...cod, line_items: [...cod.line_items, nameless] });
    await processAll();
    const answer = await get('/api/orders/waiting').expect(200);
    expect(answer.body).toEqual({
      items: [
        {
          entryId: `${connectionId}:5001`,
          orderNumber: '#5001',
          externalId: '5001',
          connectionId,
          receivedAt: expect.any(String),
          since: expect.any(String),
          message: 'SKU not found: CSH-WHT-S (and 1 more)',
          missing: ['CSH-WHT-S', '71'],
          attempts: 1,
        },
      ],
      nextCursor: null,
    });
    expect(answer.text).not.toMatch(/Asha|example\.com|9876543210/);
    expect((await get('/api/orders/counts')).body.views.needsSku).toBe(1);
    expect((await get('/api/orders/counts')).body.total).toBe(0);
    expect((await get('/api/orders/waiting', outsider)).body.items).toEqual([]);
    expect((await get('/api/orders/counts', outsider)).body.views.needsSku).toBe(0);
    await get(`/api/orders/${connectionId}:5001`).expect(404);
    expect((await timeline()).map(({ kind }) => kind)).toEqual(['failed', 'arrival']);
    const second = { ...product.variants[0], id: 71, sku: 'CSH-WHT-M', option2: 'M' };
    await deliver('products/update', { ...product, variants: [...product.variants, second] });
    await processAll();
    await processAll();
    expect((await get('/api/orders/waiting')).body.items).toEqual([]);
    expect((await get('/api/orders/counts')).body.views).toMatchObject({ needsSku: 0, all: 1 });
  });

  test('page by page, the last received first, out of their own index', async () => {
    for (let id = 1; id <= 7; id += 1)
      await deliver('orders/create', { ...cod, id, name: `#${id}` });
    await processAll();
    const seen: string[] = [];
    for (let cursor: string | null = '', pages = 0; cursor !== null; pages += 1) {
      const more = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await get(`/api/orders/waiting?limit=3${more}`).expect(200);
      seen.push(...page.body.items.map((item: { externalId: string }) => item.externalId));
      cursor = page.body.nextCursor as string | null;
      expect(pages).toBeLessThan(4);
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect(seen[0]).toBe('7');
    const chosen = `/api/orders/waiting?connectionId=${connectionId}`;
    expect((await get(chosen).expect(200)).body.items).toHaveLength(7);
    expect((await get('/api/orders/waiting?connectionId=con_x')).body.items).toEqual([]);
  });

  test('are not looked for among those that are in', async () => {
    await deliver('products/update', product);
    for (let id = 1; id <= 30; id += 1) await deliver('orders/create', { ...cod, id });
    await processAll();
    const examined = await watchQueries(web.db, () => get('/api/orders/waiting').expect(200));
    const entries = examined.filter(({ collection }) => collection === orderStream.collection);
    expect(entries).toMatchObject([{ keys: 0, docs: 0 }]);
  });
});

interface Item {
  at: string;
  kind: string;
  title: string;
  detail: string | null;
  by: string | null;
  origin: string | null;
  topic: string | null;
  deliveryId: string | null;
}

async function timeline(key = keys.warehouse): Promise<Item[]> {
  const answer = await get(`/api/orders/${connectionId}:5001/timeline`, key).expect(200);
  return answer.body.items as Item[];
}

describe('the timeline of an order', () => {
  beforeEach(async () => {
    await deliver('products/update', product);
    await processAll();
  });

  test('says what came when by which path, newest first', async () => {
    await deliver('orders/create', cod, 'first');
    await deliver('orders/create', cod, 'first');
    await deliver('orders/updated', cod, 'again');
    await processAll();
    await take({ ...cod, updated_at: minute(5), note: 'ring twice' }, 'lookback', 'job_1');
    await processAll();
    await deliver('orders/updated', { ...cod, updated_at: minute(1) }, 'old');
    await deliver('refunds/create', { id: 31, order_id: 5001, transactions: [] }, 'refund');
    await deliver('orders/edited', { order_edit: { id: 32, order_id: 5001 } }, 'edit');
    const items = await timeline();
    const told = items.map(({ kind, origin, topic, deliveryId }) => [
      kind,
      origin,
      topic,
      deliveryId,
    ]);
    expect(told).toEqual([
      ['delivery', 'webhook', 'orders/edited', 'edit'],
      ['delivery', 'webhook', 'refunds/create', 'refund'],
      ['delivery', 'webhook', 'orders/updated', 'old'],
      ['processed', null, null, null],
      ['arrival', 'lookback', null, null],
      ['delivery', 'webhook', 'orders/updated', 'again'],
      ['arrival', 'webhook', 'orders/create', 'first'],
      ['ordered', 'shop', null, null],
    ]);
    const titles = items.map(({ title }) => title);
    expect(titles[0]).toBe('Webhook asked to fetch the order');
    expect(titles[2]).toBe('Webhook was older than what is known');
    expect(titles.slice(3, 7)).toEqual([
      'Order updated',
      'Version 2 arrived',
      'Webhook brought nothing new',
      'First seen',
    ]);
    expect(
      items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    ).toEqual(items.map(({ at }) => at));
    expect(await timeline(keys.read)).toEqual(items);
  });

  test('says who moved what, who accepted which conflict, and what the shop did', async () => {
    await deliver('orders/create', cod);
    await processAll();
    const id = `${connectionId}:5001`;
    const parcel = { awbNumber: 'W1', courier: 'Ekart' };
    const lines = [{ shopifyLineId: '50010', lineStatus: 'shipped', ...parcel }];
    const patch = request(web.app).patch(`/api/orders/${id}/lines`).set(as(keys.warehouse));
    await patch.send({ lines }).expect(200);
    const cancelled = { ...cod, updated_at: minute(9), cancelled_at: minute(9) };
    await deliver('orders/cancelled', { ...cancelled, cancel_reason: 'customer' });
    await processAll();
    const resolve = `/api/orders/${id}/conflict/resolve`;
    await post(resolve, { note: 'customer keeps it' }).expect(200);
    const find = async (kind: string) => (await timeline()).find((item) => item.kind === kind);
    expect(await find('moved')).toMatchObject({
      title: '1 line shipped',
      detail: 'CSH-WHT-S: pending → shipped; Ekart W1',
      by: 'warehouse',
      origin: 'warehouse',
    });
    expect(await find('cancelled')).toMatchObject({
      at: '2026-07-02T04:39:00.000Z',
      detail: 'customer',
      origin: 'shop',
    });
    expect(await find('conflict_resolved')).toMatchObject({
      detail: 'cancelled after shipping: customer keeps it',
      by: 'operations',
    });
    await deliver('orders/updated', { ...cancelled, updated_at: minute(11), note: 'x' });
    await processAll();
    expect((await get(`/api/orders/${id}`)).body.conflict).toBeNull();
  });

  test('an event of before is found by nobody; other orders and workspaces see nothing of it', async () => {
    await deliver('orders/create', cod);
    await deliver('refunds/create', { id: 31, order_id: 5001, transactions: [] });
    await deliver('orders/create', { ...cod, id: 5002, name: '#5002' });
    await processAll();
    const other = await get(`/api/orders/${connectionId}:5002/timeline`).expect(200);
    expect(other.body.items.filter((item: Item) => item.kind === 'delivery')).toEqual([]);
    await get(`/api/orders/${connectionId}:5001/timeline`, outsider).expect(404);
    await get('/api/orders/con_x:1/timeline').expect(404);
    await deliveries.collection(web.db).updateMany({}, { $unset: { aboutEntryId: '' } });
    expect((await timeline()).some(({ topic }) => topic === 'refunds/create')).toBe(false);
  });
});
