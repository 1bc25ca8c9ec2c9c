import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase, until } from '../../../test/database.ts';
import { openTenant, openTestWeb, type TestWeb } from '../../../test/web.ts';
import { startJobRunner } from '../../jobs/jobRunner.ts';
import { Secret } from '../../lib/sealed.ts';
import { updateConnection } from '../../models/access/connections.ts';
import { orders } from '../../models/records/orders.ts';
import { runProcessorPass } from '../../process/runPass.ts';
import { seedWorkspace } from '../../services/bootstrap.ts';

let web: TestWeb;
let key: string;
let orderId: string;
let runner: ReturnType<typeof startJobRunner>;
const shopDomain = 'runs.myshopify.com';

beforeAll(async () => {
  web = await openTestWeb();
  web.deps.settings.jobs = { pollMs: 50, settleMs: 50 };
  const connection = await seedWorkspace(web.deps, {
    admin: null,
    apiKey: null,
    shopify: {
      shopDomain,
      accessToken: new Secret('token'),
      webhookSecret: new Secret('hook'),
      apiVersion: '2026-07',
      apiBaseUrl: 'http://127.0.0.1:9',
    },
  });
  key = (await openTenant(web, 'ws_main')).keys.operations;
  orderId = `${connection?._id}:5001`;
  await deliverOrder();
  await runProcessorPass(web.deps.processing);
  // Nothing here asks the platform: a disconnected shop is replayed all the same.
  const away = { status: 'disconnected' as const, statusReason: 'test' };
  await updateConnection(web.db, 'ws_main', connection?._id ?? '', away);
  runner = startJobRunner(web.deps);
});
afterAll(async () => {
  await runner.stop();
  await dropTestDatabase(web.db);
});

/** An order of custom lines alone: it needs no product. */
async function deliverOrder(): Promise<void> {
  const file = join(import.meta.dirname, '../../../test/fixtures/codOrder.json');
  const body = JSON.parse(await readFile(file, 'utf8')) as { line_items: object[] };
  const lines = body.line_items.map((line) => ({ ...line, variant_id: null, product_id: null }));
  const raw = JSON.stringify({ ...body, line_items: lines });
  await request(web.app)
    .post('/api/webhooks/shopify/orders')
    .set({
      'Content-Type': 'application/json',
      'X-Shopify-Topic': 'orders/updated',
      'X-Shopify-Shop-Domain': shopDomain,
      'X-Shopify-Webhook-Id': 'run-1',
      'X-Shopify-Hmac-Sha256': createHmac('sha256', 'hook').update(raw).digest('base64'),
    })
    .send(raw)
    .expect(200);
}

async function run(path: string, body: object): Promise<Record<string, unknown>> {
  const as = { Authorization: `Bearer ${key}` };
  const started = await request(web.app).post(path).set(as).send(body).expect(202);
  let job: Record<string, unknown> = {};
  await until('the job has ended', async () => {
    await runProcessorPass(web.deps.processing);
    const answer = await request(web.app)
      .get(`/api/shopify/jobs/${started.body.jobId as string}`)
      .set(as)
      .expect(200);
    job = answer.body as Record<string, unknown>;
    return job['completedAt'] !== null;
  });
  return job;
}

const tamper = () =>
  orders
    .collection(web.db)
    .updateOne({ _id: orderId }, { $set: { customerName: 'Wrong', taxAmount: 1 } });
const stored = async () => orders.collection(web.db).findOne({ _id: orderId });

test('a backfill writes the chosen fields only; its dry run says them and writes nothing (spec 7.8)', async () => {
  await tamper();
  const path = '/api/shopify/sync/backfill';
  const dry = await run(path, { fields: ['customerName'], dryRun: true });
  expect(dry).toMatchObject({
    status: 'completed',
    fetched: 1,
    preview: { updated: 1, examples: [{ id: orderId, changes: ['customerName'] }] },
  });
  expect((await stored())?.customerName).toBe('Wrong');
  const done = await run(path, { fields: ['customerName'] });
  expect(done).toMatchObject({
    status: 'completed',
    fetched: 1,
    updated: 1,
    stale: 0,
    preview: null,
  });
  expect(await stored()).toMatchObject({ customerName: 'Asha Rao', taxAmount: 1 });
});

test('the next step is computed anew, by itself or with what it follows from', async () => {
  const path = '/api/shopify/sync/backfill';
  const spoil = (fields: object) => orders.collection(web.db).updateOne({ _id: orderId }, fields);
  await spoil({ $unset: { nextStep: '' } });
  expect(await run(path, { fields: ['nextStep'] })).toMatchObject({ updated: 1 });
  expect((await stored())?.nextStep).toBe('pick');
  await spoil({ $set: { test: true, nextStep: null } });
  expect(await run(path, { fields: ['test'] })).toMatchObject({ updated: 1 });
  expect(await stored()).toMatchObject({ test: false, nextStep: 'pick' });
});

test('a range outside of the records does nothing; unknown fields are refused', async () => {
  const path = '/api/shopify/sync/backfill';
  const done = await run(path, { fields: ['taxAmount'], from: '2025-01-01', to: '2025-12-31' });
  expect(done).toMatchObject({ status: 'completed', fetched: 0, updated: 0 });
  for (const field of ['rev', 'workspaceId', 'shopifyOrderId', 'nothing']) {
    const answer = await request(web.app)
      .post(path)
      .set('Authorization', `Bearer ${key}`)
      .send({ fields: ['taxAmount', field] })
      .expect(422);
    expect(answer.body.errors[0].field).toBe('fields.1');
  }
});

test('a replay makes every field right again, without a call to the platform (spec 8.4)', async () => {
  await tamper();
  const path = '/api/shopify/cache/replay';
  const dry = await run(path, { stream: 'orders', dryRun: true });
  expect(dry).toMatchObject({ status: 'completed', preview: { updated: 1, failed: 0 } });
  expect((await stored())?.taxAmount).toBe(1);
  const done = await run(path, { stream: 'orders' });
  expect(done).toMatchObject({ status: 'completed', fetched: 1, updated: 1, errors: 0 });
  expect(await stored()).toMatchObject({ customerName: 'Asha Rao', taxAmount: 7138 });
  const again = await run(path, { stream: 'orders' });
  expect(again).toMatchObject({ fetched: 1, unchanged: 1, updated: 0 });
});
