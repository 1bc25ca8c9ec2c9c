import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase, until } from '../../../test/database.ts';
import { stockShop } from '../../../test/shopHistory.ts';
import { openTenant, openTestWeb, type TestWeb } from '../../../test/web.ts';
import { openSandbox } from '../../../test/world.ts';
import type { ShopifySandbox } from '../../connectors/shopify/sandbox/index.ts';
import { runDemands } from '../../ingest/demandWorker.ts';
import { startJobRunner } from '../../jobs/jobRunner.ts';
import { Secret } from '../../lib/sealed.ts';
import { cacheCollection } from '../../models/cache/cache.ts';
import { deliveries } from '../../models/cache/deliveries.ts';
import { demands } from '../../models/cache/demands.ts';
import { runProcessorPass } from '../../process/runPass.ts';
import { seedWorkspace } from '../../services/bootstrap.ts';

let web: TestWeb;
let sandbox: ShopifySandbox;
let keys: Awaited<ReturnType<typeof openTenant>>['keys'];
let outsider: string;
let connectionId: string;
let runner: ReturnType<typeof startJobRunner>;

beforeAll(async () => {
  sandbox = await openSandbox();
  stockShop(sandbox);
  web = await openTestWeb();
  web.deps.settings.jobs = { pollMs: 50, settleMs: 50 };
  const connection = await seedWorkspace(web.deps, {
    admin: null,
    apiKey: null,
    shopify: {
      shopDomain: sandbox.domain,
      accessToken: new Secret(sandbox.accessToken),
      webhookSecret: new Secret(sandbox.webhookSecret),
      apiVersion: '2026-07',
      apiBaseUrl: sandbox.baseUrl,
    },
  });
  connectionId = connection?._id ?? '';
  keys = (await openTenant(web, 'ws_main')).keys;
  outsider = (await openTenant(web, 'ws_other')).keys.admin;
  runner = startJobRunner(web.deps);
});
afterAll(async () => {
  await runner.stop();
  await sandbox.close();
  await dropTestDatabase(web.db);
});

const as = (key: string) => ({ Authorization: `Bearer ${key}` });
const get = (path: string, key = keys.read) => request(web.app).get(path).set(as(key));
const post = (path: string, body: object = {}, key = keys.operations) =>
  request(web.app).post(path).set(as(key)).send(body);

async function settle(): Promise<void> {
  const { signal } = new AbortController();
  const open = () => demands.collection(web.db).countDocuments({ status: 'open' });
  await until('nothing is open', async () => {
    await runDemands(web.deps, signal);
    const { remaining, processed } = await runProcessorPass(web.deps.processing);
    return remaining + processed + (await open()) === 0;
  });
}

async function reconcile(body: object = {}) {
  const { jobId } = (await post('/api/shopify/reconcile', body).expect(202)).body;
  await until('the reconcile has ended', async () => {
    const { status } = (await get(`/api/shopify/jobs/${jobId as string}`).expect(200)).body;
    return status === 'completed';
  });
  const { body: answer } = await get('/api/shopify/reconcile').expect(200);
  expect(answer).toMatchObject({ jobId, status: 'completed', currency: 'INR' });
  return answer;
}

describe('reconcile (spec 7.9)', () => {
  test('nothing yet: an empty answer, and nothing to heal', async () => {
    const { body } = await get('/api/shopify/reconcile').expect(200);
    expect(body).toMatchObject({ jobId: null, status: null, days: [], differing: 0 });
    await post('/api/shopify/reconcile/heal').expect(404);
  });

  test('lists by day what is missing, heals it with one call, and is even then', async () => {
    const { size } = sandbox.shop.orders;
    const before = await reconcile();
    expect(before.days).toHaveLength(30);
    expect(before.differing).toBe(size);
    const today = before.days.find(({ differing }: { differing: number }) => differing > 0);
    expect(today).toMatchObject({
      platform: { count: size },
      cache: { count: 0, total: '0.00' },
      erp: { count: 0, total: '0.00' },
    });
    const [id] = [...sandbox.shop.orders.keys()].map(String);
    expect(today.differences[0]).toMatchObject({
      orderId: `${connectionId}:${id}`,
      externalId: id,
      kind: 'missing_in_cache',
      cache: null,
      erp: null,
    });
    expect(today.differences[0].platform).toMatch(/^\d+\.\d\d$/);
    const one = await get(`/api/shopify/reconcile?date=${today.date as string}`).expect(200);
    expect(one.body.days).toEqual([today]);
    const healed = await post('/api/shopify/reconcile/heal').expect(200);
    expect(healed.body).toEqual({ requested: size, requeued: 0, waiting: 0 });
    expect((await get('/api/shopify/reconcile')).body.healedAt).not.toBeNull();
    await settle();
    const after = await reconcile({ from: today.date });
    expect(after).toMatchObject({ differing: 0, gone: 0, healedAt: null });
    expect(after.days[0]).toMatchObject({ cache: today.platform, erp: today.platform });
  });

  test('who may, and which ranges are refused', async () => {
    await post('/api/shopify/reconcile', {}, keys.read).expect(403);
    await post('/api/shopify/reconcile/heal', {}, keys.warehouse).expect(403);
    await get('/api/shopify/reconcile', outsider).expect(409);
    await get(`/api/shopify/reconcile?connectionId=${connectionId}`, outsider).expect(404);
    for (const from of ['yesterday', '2026-02-30', '2099-01-01', 5]) {
      const answer = await post('/api/shopify/reconcile', { from }).expect(422);
      expect(answer.body.errors[0].field).toBe('from');
    }
  });
});

describe('replay of a delivery (spec 6.5)', () => {
  async function deliver(): Promise<string> {
    const raw = JSON.stringify({ id: 1, name: 'X', updated_at: '2026-07-01T00:00:00Z' });
    const hmac = createHmac('sha256', sandbox.webhookSecret).update(raw).digest('base64');
    const answer = await request(web.app)
      .post('/api/webhooks/shopify/shop')
      .set({
        'Content-Type': 'application/json',
        'X-Shopify-Topic': 'shop/update',
        'X-Shopify-Shop-Domain': sandbox.domain,
        'X-Shopify-Webhook-Id': 'replayed-1',
        'X-Shopify-Hmac-Sha256': hmac,
      })
      .send(raw);
    expect(answer.status).toBe(200);
    return `${connectionId}:replayed-1`;
  }
  const list = async () => (await get('/api/shopify/webhooks/deliveries').expect(200)).body.items;

  test('its entry is pending again; the list links entry and record', async () => {
    const path = `/api/shopify/webhooks/deliveries/${await deliver()}/replay`;
    const [delivery] = await list();
    const { entryId } = delivery;
    expect((await post(path).expect(200)).body).toMatchObject({ result: 'already_pending' });
    await settle();
    expect((await post(path).expect(200)).body).toMatchObject({ entryId, result: 'requeued' });
    const entry = await get(
      `/api/shopify/cache/entries/${encodeURIComponent(entryId as string)}`,
    ).expect(200);
    expect(entry.body.status).toBe('pending');
    await settle();
    expect((await list())[0]).toHaveProperty('recordId');
    await cacheCollection(web.db, 'shopify_event_cache').updateOne(
      { _id: entryId as string },
      { $set: { raw: null } },
    );
    await post(path).expect(409);
    await post(path, {}, outsider).expect(404);
    await post('/api/shopify/webhooks/deliveries/unknown/replay').expect(404);
  });

  test('an order whose body retention took is fetched anew, and its record is linked', async () => {
    const cache = cacheCollection(web.db, 'shopify_order_cache');
    const entry = await cache.findOne({ connectionId });
    const id = `${connectionId}:replayed-1`;
    const link = { stream: 'orders', entryId: entry?._id ?? '' };
    await deliveries.collection(web.db).updateOne({ _id: id }, { $set: link });
    await cache.updateOne({ _id: entry?._id ?? '' }, { $set: { raw: null } });
    const answer = await post(`/api/shopify/webhooks/deliveries/${id}/replay`).expect(200);
    expect(answer.body).toEqual({
      entryId: entry?._id,
      recordId: entry?._id,
      result: 'fetching',
    });
    await settle();
    expect((await cache.findOne({ _id: entry?._id ?? '' }))?.raw).not.toBeNull();
    expect((await list())[0]).toMatchObject({ entryId: entry?._id, recordId: entry?._id });
  });
});

describe('pause and resume of the processor (spec 8.2)', () => {
  const path = '/api/shopify/cache/processor';

  test('paused: nothing is processed; resumed: it is', async () => {
    expect((await get(path).expect(200)).body).toMatchObject({ paused: false, pending: 0 });
    await post(`${path}/pause`, {}, keys.read).expect(403);
    const paused = await post(`${path}/pause`).expect(200);
    expect(paused.body).toMatchObject({ paused: true, processing: 0 });
    const entry = await cacheCollection(web.db, 'shopify_order_cache').findOne({ connectionId });
    await cacheCollection(web.db, 'shopify_order_cache').updateOne(
      { _id: entry?._id ?? '' },
      { $set: { status: 'pending', due: new Date(0) } },
    );
    await runProcessorPass(web.deps.processing);
    expect((await get(path)).body).toMatchObject({
      paused: true,
      pending: 1,
      oldestPendingAt: entry?.receivedAt.toISOString(),
    });
    await post(`${path}/resume`).expect(200);
    await runProcessorPass(web.deps.processing);
    expect((await get(path)).body).toMatchObject({
      paused: false,
      pending: 0,
      oldestPendingAt: null,
    });
  });
});

describe('retention of a stream (spec 2.6)', () => {
  const patch = (retentionDays: object, key = keys.admin) =>
    request(web.app).patch(`/api/connections/${connectionId}`).set(as(key)).send({ retentionDays });

  test('is set, changed and taken away stream by stream', async () => {
    expect((await patch({ orders: 90, products: 30 }).expect(200)).body.retentionDays).toEqual({
      orders: 90,
      products: 30,
    });
    expect((await patch({ orders: null, events: 7 }).expect(200)).body.retentionDays).toEqual({
      products: 30,
      events: 7,
    });
    const shown = await get(`/api/connections/${connectionId}`).expect(200);
    expect(shown.body.retentionDays).toEqual({ products: 30, events: 7 });
  });

  test('days that are none, streams that are none and others than admins are refused', async () => {
    for (const days of [0, -1, 1.5, 100_000, '90']) await patch({ orders: days }).expect(422);
    const answer = await patch({ carts: 30 }).expect(422);
    expect(answer.body.errors[0].field).toBe('retentionDays.carts');
    await patch({ orders: 1 }, keys.operations).expect(403);
  });
});
