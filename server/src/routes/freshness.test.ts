import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../test/database.ts';
import { openTenant, openTestWeb, type TestWeb } from '../../test/web.ts';
import type { Role } from '../domain/access.ts';
import { connections, insertConnection, updateConnection } from '../models/access/connections.ts';
import { saveDisconnected, saveHealth } from '../models/access/connectionHealth.ts';
import { schedules } from '../models/runs/schedules.ts';
import { syncJobs } from '../models/runs/syncJobs.ts';
import { runProcessorPass } from '../process/runPass.ts';
import { toRecord } from '../services/connections/connections.ts';
import { createSchedules } from '../services/runs/scheduler.ts';
import { startJob } from '../services/runs/syncJobs.ts';

let web: TestWeb;
let keys: Record<Role, string>;
let deliveries = 0;
const workspaceId = 'ws_a';
const webhookSecret = 'hook secret of the test';

beforeAll(async () => {
  web = await openTestWeb();
  ({ keys } = await openTenant(web, workspaceId));
});
afterAll(async () => dropTestDatabase(web.db));
beforeEach(async () => {
  for (const model of [connections, schedules, syncJobs]) {
    await model.collection(web.db).deleteMany({});
  }
});

const show = async (key = keys.read) =>
  (await request(web.app).get('/api/freshness').set('Authorization', `Bearer ${key}`).expect(200))
    .body;

async function connect(shop: string) {
  const record = toRecord(web.deps, workspaceId, web.deps.registry.get('shopify'), {
    settings: { shopDomain: `${shop}.myshopify.com`, baseUrl: 'http://127.0.0.1:9' },
    credentials: { accessToken: 'shpat_token', webhookSecret },
    name: null,
  });
  await insertConnection(web.db, record);
  return record;
}

async function deliver(shop: string, customer: object): Promise<void> {
  const raw = JSON.stringify(customer);
  await request(web.app)
    .post('/api/webhooks/shopify/customers')
    .set({
      'Content-Type': 'application/json',
      'X-Shopify-Topic': 'customers/update',
      'X-Shopify-Shop-Domain': `${shop}.myshopify.com`,
      'X-Shopify-Webhook-Id': `fresh-${(deliveries += 1)}`,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', webhookSecret).update(raw).digest('base64'),
    })
    .send(raw)
    .expect(200);
}

test('without a connection there is nothing to be old', async () => {
  expect(await show()).toEqual({ items: [], updatedAt: null });
});

test('a connection says what came last, what waits, and when it is fetched next', async () => {
  const { _id: connectionId, name } = await connect('one');
  expect(await show()).toEqual({
    items: [
      {
        connectionId,
        platform: 'shopify',
        platformName: 'Shopify',
        category: 'store',
        name,
        status: 'connected',
        statusReason: null,
        lastSyncAt: null,
        lastReceivedAt: null,
        nextRunAt: null,
        pending: 0,
        failed: 0,
      },
    ],
    updatedAt: null,
  });
  await deliver('one', { id: 5, updated_at: '2026-03-08T10:00:00Z', orders_count: 1 });
  const waiting = await show();
  expect(waiting.items[0]).toMatchObject({ pending: 1, lastReceivedAt: expect.any(String) });
  expect(waiting.updatedAt).toBe(waiting.items[0].lastReceivedAt);
  await runProcessorPass(web.deps.processing, { connectionId });
  expect((await show()).items[0]).toMatchObject({
    pending: 0,
    lastReceivedAt: waiting.updatedAt,
  });
});

test('data is as old as the connection that is furthest behind', async () => {
  const one = await connect('one');
  const two = await connect('two');
  await connect('silent');
  await deliver('one', { id: 7, updated_at: '2026-03-08T10:00:00Z' });
  const first = (await show()).updatedAt;
  await saveHealth(web.db, two, { status: 'connected', reason: null });
  const body = await show();
  const synced = body.items.find((item: { connectionId: string }) => item.connectionId === two._id);
  expect(synced.lastSyncAt > first).toBe(true);
  expect(body.updatedAt).toBe(first);
  await saveHealth(web.db, one, { status: 'connected', reason: null });
  expect((await show()).updatedAt).toBe(synced.lastSyncAt);
});

test('the next run is that of its schedules; a disconnected connection has none', async () => {
  const connection = await connect('one');
  await createSchedules(web.deps, connection);
  const rows = await schedules.collection(web.db).find().toArray();
  const next = Math.min(...rows.map(({ nextRunAt }) => nextRunAt.getTime()));
  expect((await show()).items[0].nextRunAt).toBe(new Date(next).toISOString());
  await saveDisconnected(web.db, connection, 'The token was revoked');
  expect((await show()).items[0]).toMatchObject({
    status: 'disconnected',
    statusReason: 'The token was revoked',
    nextRunAt: null,
  });
  await updateConnection(web.db, workspaceId, connection._id, { status: 'connected' });
  await schedules.collection(web.db).updateMany({}, { $set: { running: false } });
  expect((await show()).items[0].nextRunAt).toBeNull();
});

test('it is syncing while a run reads the platform', async () => {
  const { _id: connectionId } = await connect('one');
  const triggeredBy = { kind: 'user' as const, id: null };
  const { jobId } = await startJob(web.deps, workspaceId, {
    connectionId,
    jobType: 'orders',
    triggeredBy,
  });
  expect((await show()).items[0].status).toBe('connected');
  const run = (change: object) =>
    syncJobs.collection(web.db).updateOne({ _id: jobId }, { $set: change });
  await run({ status: 'running' });
  expect((await show()).items[0].status).toBe('syncing');
  await run({ jobType: 'replay' });
  expect((await show()).items[0].status).toBe('connected');
  await run({ jobType: 'orders' });
  await updateConnection(web.db, workspaceId, connectionId, { status: 'disconnected' });
  expect((await show()).items[0].status).toBe('disconnected');
});

test('warehouse teams hear no reasons, nobody hears settings, other workspaces hear nothing (S44, S58)', async () => {
  const connection = await connect('one');
  const reason = 'access token of one@shop.test lacks read_orders';
  await saveHealth(web.db, connection, { status: 'error', reason });
  const seen = await show(keys.warehouse);
  expect(seen.items[0].status).toBe('error');
  expect(seen.items[0]).not.toHaveProperty('statusReason');
  expect((await show(keys.read)).items[0].statusReason).toBe(reason);
  const text = JSON.stringify(await show(keys.admin));
  for (const secret of ['settings', 'credentials', 'shpat_token', '127.0.0.1']) {
    expect(text).not.toContain(secret);
  }
  const other = await openTenant(web, 'ws_b');
  expect(await show(other.keys.admin)).toEqual({ items: [], updatedAt: null });
});
