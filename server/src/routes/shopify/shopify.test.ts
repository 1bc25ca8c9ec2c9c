import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../../test/database.ts';
import { openTenant, openTestWeb, type TestWeb } from '../../../test/web.ts';
import { Secret } from '../../lib/sealed.ts';
import { deliveries } from '../../models/cache/deliveries.ts';
import { seedWorkspace } from '../../services/bootstrap.ts';

let web: TestWeb;
let keys: Awaited<ReturnType<typeof openTenant>>['keys'];
let outsider: string;
let connectionId: string;
let count = 0;
const hookSecret = 'hook secret of the test';
const shopDomain = 'routes.myshopify.com';

beforeAll(async () => {
  web = await openTestWeb();
  const connection = await seedWorkspace(web.deps, {
    admin: null,
    apiKey: null,
    shopify: {
      shopDomain,
      accessToken: new Secret('shpat_canary_token'),
      webhookSecret: new Secret(hookSecret),
      apiVersion: '2026-07',
      apiBaseUrl: 'http://127.0.0.1:9',
    },
  });
  connectionId = connection?._id ?? '';
  keys = (await openTenant(web, 'ws_main')).keys;
  outsider = (await openTenant(web, 'ws_other')).keys.admin;
});
afterAll(async () => dropTestDatabase(web.db));

const as = (key: string) => ({ Authorization: `Bearer ${key}` });
const get = (path: string, key = keys.admin) => request(web.app).get(path).set(as(key));
const post = (path: string, body: object = {}, key = keys.admin) =>
  request(web.app).post(path).set(as(key)).send(body);

function deliver(topic: string, body: unknown, headers: Record<string, string> = {}) {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  return request(web.app)
    .post(`/api/webhooks/shopify/${topic.split('/')[0]}`)
    .set({
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Shop-Domain': shopDomain,
      'X-Shopify-Webhook-Id': `wh-${(count += 1)}`,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', hookSecret).update(raw).digest('base64'),
      ...headers,
    })
    .send(raw);
}

const variant = {
  id: 70,
  product_id: 7,
  title: 'White / S',
  price: '1499.00',
  sku: 'CSH-WHT-S',
  position: 1,
  option1: 'White',
  option2: 'S',
  option3: null,
  inventory_item_id: 700,
  created_at: '2026-07-01T00:00:00Z',
  updated_at: '2026-07-01T00:00:00Z',
};
const product = {
  id: 7,
  title: 'Classic Cotton Shirt',
  handle: 'classic-cotton-shirt',
  vendor: 'Loom',
  product_type: 'Shirt',
  status: 'active',
  tags: 'cotton',
  created_at: '2026-07-01T00:00:00Z',
  updated_at: '2026-07-01T00:00:00Z',
  options: [
    { name: 'Color', values: ['White'] },
    { name: 'Size', values: ['S'] },
  ],
  images: [],
  variants: [variant],
};

async function orderBody(): Promise<Record<string, unknown>> {
  const file = join(import.meta.dirname, '../../../test/fixtures/codOrder.json');
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
}

describe('webhooks (S01–S20)', () => {
  const body = { id: 1, name: '#1', updated_at: '2026-07-01T00:00:00Z', note: 'x' };
  const sign = (raw: string, encoding: 'base64' | 'hex' = 'base64') =>
    createHmac('sha256', hookSecret).update(raw).digest(encoding);
  const raw = JSON.stringify(body);

  test.each<[string, Record<string, string>]>([
    ['no signature', { 'X-Shopify-Hmac-Sha256': '' }],
    ['a flipped bit', { 'X-Shopify-Hmac-Sha256': sign(`${raw} `) }],
    ['junk behind it', { 'X-Shopify-Hmac-Sha256': `${sign(raw)}!!!!` }],
    ['one byte', { 'X-Shopify-Hmac-Sha256': 'AA==' }],
    ['10 000 bytes', { 'X-Shopify-Hmac-Sha256': 'A'.repeat(10_000) }],
    ['hex', { 'X-Shopify-Hmac-Sha256': sign(raw, 'hex') }],
    ['an unknown shop', { 'X-Shopify-Shop-Domain': 'other.myshopify.com' }],
  ])('%s: 401, nothing stored', async (_what, headers) => {
    const answer = await deliver('orders/updated', body, headers).expect(401);
    expect(answer.body.detail).toBe('HMAC verification failed');
    expect(await deliveries.collection(web.db).countDocuments()).toBe(0);
  });

  test.each<[string, Record<string, string>]>([
    ['gzip', { 'Content-Encoding': 'gzip' }],
    ['text', { 'Content-Type': 'text/plain' }],
    ['latin1', { 'Content-Type': 'application/json; charset=latin1' }],
    ['utf-16', { 'Content-Type': 'application/json; charset=utf-16' }],
  ])('%s: 415', async (_what, headers) => {
    await deliver('orders/updated', body, headers).expect(415);
  });

  test('a body beyond 5 MB is 413; the methods that are not POST are 405', async () => {
    const large = JSON.stringify({ id: 2, note: 'x'.repeat(5 * 1024 * 1024) });
    await deliver('orders/updated', large).expect(413);
    const answer = await request(web.app).get('/api/webhooks/shopify/orders').expect(405);
    expect(answer.get('Allow')).toContain('POST');
    await request(web.app).put('/api/webhooks/shopify/orders').expect(405);
    await request(web.app).post('/api/webhooks/shopify/nowhere').send({}).expect(404);
  });

  test('stored once, duplicate by id, unchanged by content, stale by version; all listed', async () => {
    const id = { 'X-Shopify-Webhook-Id': 'same-1' };
    const status = async (sent: ReturnType<typeof deliver>) => (await sent.expect(200)).body.status;
    expect(await status(deliver('products/update', product, id))).toBe('stored');
    expect(await status(deliver('products/update', product, id))).toBe('duplicate');
    expect(await status(deliver('products/update', product))).toBe('unchanged');
    const older = { ...product, updated_at: '2026-06-01T00:00:00Z' };
    expect(await status(deliver('products/update', older))).toBe('stale');
    const topic = { 'X-Shopify-Topic': 'themes/publish' };
    expect(await status(deliver('shop/update', { id: 1 }, topic))).toBe('ignored');
    const list = await get('/api/shopify/webhooks/deliveries?limit=2').expect(200);
    expect(list.body.items).toHaveLength(2);
    const rest = await get(
      `/api/shopify/webhooks/deliveries?cursor=${list.body.nextCursor as string}`,
    );
    expect(rest.body.items.length).toBeGreaterThanOrEqual(2);
    const other = await get('/api/shopify/webhooks/deliveries', outsider).expect(200);
    expect(other.body.items).toEqual([]);
  });

  test('a smuggled prototype is data, not power (S17)', async () => {
    await deliver('orders/updated', '{"__proto__":{"role":"admin"},"id":3}').expect(200);
    expect(({} as { role?: string }).role).toBeUndefined();
  });
});

describe('from webhook to records', () => {
  test('process-cache makes the records; every list shows them; another workspace sees nothing (S45)', async () => {
    await deliver('products/update', product).expect(200);
    await deliver('orders/create', await orderBody()).expect(200);
    const done = await post('/api/shopify/sync/process-cache').expect(200);
    expect(done.body).toMatchObject({ remaining: 0 });
    expect(done.body.processed).toBeGreaterThan(0);
    const orders = await get('/api/orders?paymentMethod=COD').expect(200);
    const [order] = orders.body.items;
    expect(order).toMatchObject({
      id: `${connectionId}:5001`,
      orderNumber: '#5001',
      paymentMethod: 'COD',
      currency: 'INR',
      totalAmount: '1499.00',
      codAmount: '1499.00',
      lines: [{ skuCode: 'CSH-WHT-S', qty: 1, unitPrice: '1499.00', lineStatus: 'pending' }],
    });
    const one = await get(`/api/orders/${connectionId}:5001`).expect(200);
    expect(one.body).toEqual(order);
    for (const path of ['/api/products', '/api/skus', '/api/customers']) {
      expect([path, (await get(path).expect(200)).body.items.length]).toEqual([path, 1]);
      expect((await get(path, outsider).expect(200)).body.items).toEqual([]);
    }
    expect((await get('/api/orders', outsider)).body.items).toEqual([]);
    await get(`/api/orders/${connectionId}:5001`, outsider).expect(404);
    await get('/api/inventory').expect(200);
    const counts = await get('/api/orders/counts').expect(200);
    expect(counts.body).toMatchObject({ byStatus: { pending: 1 }, total: 1 });
    expect((await get('/api/orders/counts', outsider)).body.total).toBe(0);
  });

  test('warehouse answers hold no cost and no contact (S58)', async () => {
    const order = await get(`/api/orders/${connectionId}:5001`, keys.warehouse).expect(200);
    expect(order.text).not.toMatch(/@example\.com|\+91|"customerEmail"|"customerPhone"|"phone"/);
    expect(order.body.shippingAddress.city).toBe('Pune');
    const skus = await get('/api/skus', keys.warehouse).expect(200);
    expect(skus.body.items[0]).not.toHaveProperty('cost');
    await get('/api/customers', keys.warehouse).expect(403);
  });

  test('a SKU says which product it is of, in lists, alone and within its product', async () => {
    const [whole] = (await get('/api/products').expect(200)).body.items;
    const [listed] = (await get('/api/skus').expect(200)).body.items;
    const alone = (await get(`/api/skus/${listed.id}`).expect(200)).body;
    const within = whole.variations[0].skus[0];
    expect([listed, alone, within].map(({ productTitle }) => productTitle)).toEqual(
      Array.from({ length: 3 }, () => product.title),
    );
  });

  test('the warehouse moves lines; what cannot be is refused whole', async () => {
    const path = `/api/orders/${connectionId}:5001/lines`;
    const patch = (lines: object[], key = keys.warehouse) =>
      request(web.app).patch(path).set(as(key)).send({ lines });
    const ship = {
      shopifyLineId: '50010',
      lineStatus: 'shipped',
      awbNumber: 'AWB1',
      courier: 'Bluedart',
    };
    const moved = await patch([ship]).expect(200);
    expect(moved.body.lines[0]).toMatchObject({ lineStatus: 'shipped', awbNumber: 'AWB1' });
    expect((await patch([{ ...ship, lineStatus: 'picked' }]).expect(409)).body.code).toBe(
      'line_state',
    );
    await patch([{ ...ship, shopifyLineId: '1' }]).expect(422);
    await patch([{ ...ship, qty: 5 }]).expect(422);
    await patch([ship], keys.read).expect(403);
    await patch([ship], outsider).expect(404);
  });

  test('search is literal and quick whatever it holds (S65, S66)', async () => {
    for (const text of ['(a+)+$', '(.*a){12}', '\\', '[', '*', '.', '^', '$where']) {
      const found = await get(`/api/orders?search=${encodeURIComponent(text)}`).expect(200);
      expect(found.body.items).toEqual([]);
    }
    expect((await get('/api/orders?search=%235001')).body.items).toHaveLength(1);
    expect((await get('/api/orders?search=awb1')).body.items).toHaveLength(1);
    await get(`/api/orders?search=${'x'.repeat(10_000)}`).expect(422);
  });

  test.each([
    'sort=-passwordHash',
    'sort[$where]=1',
    'fields=%2BpasswordHash',
    'status[$ne]=x',
    'status=pending&status=shipped',
    'orderedFrom=2026-13-01',
    'orderedFrom=0000-00-00',
    'orderedFrom=%2B275760-09-14',
    'orderedFrom=2026-02-30',
    'orderedFrom=1995-01-01&orderedTo=2045-01-01',
    'orderedFrom=2026-02-01&orderedTo=2026-01-01',
    '$where=sleep(5000)',
  ])('/api/orders?%s is 422 (S61–S63, S68, S69)', async (query) => {
    await get(`/api/orders?${query}`).expect(422);
  });

  test('a day as upper bound is meant whole', async () => {
    const between = (from: string, to: string) => `/api/orders?orderedFrom=${from}&orderedTo=${to}`;
    expect((await get(between('2026-07-02', '2026-07-02'))).body.items).toHaveLength(1);
    expect((await get(between('2026-07-03', '2026-07-03'))).body.items).toHaveLength(0);
    const exact = encodeURIComponent('2026-07-02T10:00:00+05:30');
    expect((await get(between(exact, exact))).body.items).toHaveLength(1);
  });
});

describe('the cache', () => {
  test('status adds up; entries open with exact raw data, error and preview', async () => {
    const large = '{"id":9007199254740993,"name":"#9","updated_at":"2026-07-01T00:00:00Z"}';
    await deliver('orders/updated', large).expect(200);
    await post('/api/shopify/sync/process-cache').expect(200);
    const status = await get('/api/shopify/cache/cache-status').expect(200);
    for (const counts of Object.values(status.body as Record<string, Record<string, number>>)) {
      const { pending = 0, processing = 0, processed = 0, failed = 0, skipped = 0 } = counts;
      expect(pending + processing + processed + failed + skipped).toBe(counts['total']);
    }
    const failed = await get('/api/shopify/cache/entries?stream=orders&status=failed').expect(200);
    const entry = failed.body.items.find(
      ({ externalId }: { externalId: string }) => externalId === '9007199254740993',
    );
    expect(entry.processingError).toMatchObject({ code: 'INVALID_PAYLOAD' });
    const one = await get(`/api/shopify/cache/entries/${entry.id as string}`).expect(200);
    expect(one.body.rawData).toMatchObject({ id: '9007199254740993', name: '#9' });
    const preview = await get(`/api/shopify/cache/entries/${entry.id as string}/preview`).expect(
      200,
    );
    expect(preview.body).toMatchObject({ outcome: 'failed', record: null });
    await get(`/api/shopify/cache/entries/${entry.id as string}`, outsider).expect(404);
    const errors = await get('/api/shopify/cache/errors').expect(200);
    expect(errors.body.items[0]).toMatchObject({ stream: 'orders', code: 'INVALID_PAYLOAD' });
  });

  test('a body nested deeper than can be written is shown as text (M23)', async () => {
    const deep = `{"id":77,"updated_at":"2026-07-01T00:00:00Z","note":${'['.repeat(9000)}${']'.repeat(9000)}}`;
    await deliver('orders/updated', deep).expect(200);
    const one = await get(`/api/shopify/cache/entries/${connectionId}:77`).expect(200);
    expect(one.body.rawText).toBe(deep);
  });

  test('retry-failed says how many; a foreign id in the list touches nothing (S42)', async () => {
    const mine = `${connectionId}:9007199254740993`;
    await post('/api/shopify/cache/retry-failed', { ids: [mine, 'con_foreign:1'] }).expect(404);
    const byId = await post('/api/shopify/cache/retry-failed', { ids: [mine] }).expect(200);
    expect(byId.body).toEqual({ requeued: 1 });
    await post('/api/shopify/sync/process-cache').expect(200);
    const byCode = { stream: 'orders', errorCode: 'INVALID_PAYLOAD' };
    const again = await post('/api/shopify/cache/retry-failed', byCode).expect(200);
    expect(again.body.requeued).toBeGreaterThan(0);
  });
});

describe('jobs and schedules', () => {
  test('a dump starts once, is listed, pauses and is cancelled', async () => {
    const started = await post('/api/shopify/sync/full-dump', { days: 7 }).expect(202);
    const { jobId } = started.body as { jobId: string };
    const busy = await post('/api/shopify/sync/full-dump', { all: true }).expect(409);
    expect(busy.body).toMatchObject({ code: 'sync_running', jobId });
    const list = await get('/api/shopify/jobs?jobType=full').expect(200);
    expect(list.body.items[0]).toMatchObject({ id: jobId, triggeredBy: 'user', fetched: 0 });
    await get(`/api/shopify/jobs/${jobId}`, outsider).expect(404);
    await post(`/api/shopify/jobs/${jobId}/cancel`, {}, outsider).expect(404);
    expect((await post(`/api/shopify/jobs/${jobId}/pause`).expect(200)).body.status).toBe('paused');
    expect((await post(`/api/shopify/jobs/${jobId}/resume`).expect(200)).body.status).toBe(
      'pending',
    );
    const cancelled = await post(`/api/shopify/jobs/${jobId}/cancel`).expect(200);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', progress: { percent: null } });
    await post(`/api/shopify/jobs/${jobId}/pause`).expect(409);
  });

  test.each([
    [{}],
    [{ days: 0 }],
    [{ days: '7' }],
    [{ days: 7, all: true }],
    [{ all: false }],
    [{ from: '2026-01-01' }],
    [{ from: '2026-02-01', to: '2026-01-01' }],
    [{ from: '1995-01-01', to: '2045-01-01' }],
    [{ days: 7, shop: 'x' }],
  ])('the period %j is refused', async (body) => {
    await post('/api/shopify/sync/full-dump', body).expect(422);
  });

  test('the scheduler shows 60 minutes and 24 hours, stops, starts and takes settings', async () => {
    const base = '/api/shopify/jobs/scheduler';
    const first = await get(`${base}/status`).expect(200);
    expect(first.body).toMatchObject({ running: true, intervalMinutes: 60, lookbackHours: 24 });
    expect((await post(`${base}/stop`).expect(200)).body).toMatchObject({
      running: false,
      nextRunAt: null,
    });
    expect((await post(`${base}/start`).expect(200)).body.running).toBe(true);
    const patch = (body: object) => request(web.app).patch(base).set(as(keys.admin)).send(body);
    expect((await patch({ intervalMinutes: 15 }).expect(200)).body.intervalMinutes).toBe(15);
    await patch({}).expect(422);
    await patch({ intervalMinutes: 0 }).expect(422);
    const run = await post(`${base}/trigger`).expect(202);
    await post(`/api/shopify/jobs/${run.body.jobId as string}/cancel`).expect(200);
  });
});

describe('connections', () => {
  test('show four characters of a secret, never more (S57)', async () => {
    const list = await get('/api/connections').expect(200);
    expect(list.body.items[0].credentials).toContainEqual({ field: 'accessToken', last4: 'oken' });
    expect(list.text).not.toContain('canary');
    expect((await get('/api/connections', outsider)).body.items).toEqual([]);
  });

  test('an account connects once, wherever; its owner is not named (S27)', async () => {
    const body = {
      platform: 'shopify',
      settings: { shopDomain },
      credentials: { accessToken: 'x', webhookSecret: 'y' },
    };
    const answer = await post('/api/connections', body, outsider).expect(409);
    expect(answer.text).not.toContain('ws_main');
  });

  test.each([
    [{ platform: 'nowhere' }, 'platform'],
    [{ settings: { shopDomain: 'evil.com' } }, 'settings.shopDomain'],
    [{ settings: { shopDomain: 'b.myshopify.com', extra: 'x' } }, 'settings.extra'],
    [{ credentials: { accessToken: 'x' } }, 'credentials.webhookSecret'],
  ])('a wrong form %j names %s and shows no value', async (change, field) => {
    const body = {
      platform: 'shopify',
      settings: { shopDomain: 'b.myshopify.com' },
      credentials: { accessToken: 'canary-token', webhookSecret: 'canary-secret' },
      ...change,
    };
    const answer = await post('/api/connections', body).expect(422);
    expect(answer.body.errors[0].field).toBe(field);
    expect(answer.text).not.toContain('canary');
  });

  test('an unreachable platform is said by test, refuses nothing else', async () => {
    const checked = await post(`/api/connections/${connectionId}/test`).expect(200);
    expect(checked.body).toMatchObject({ ok: false, checks: [{ check: 'reachable', ok: false }] });
    expect(checked.text).not.toContain('canary');
    await get('/readyz').expect(200);
  });
});
