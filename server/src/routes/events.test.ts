import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { buildFulfillment, buildLine } from '../../test/builders.ts';
import { dropTestDatabase, until } from '../../test/database.ts';
import { addOrders } from '../../test/orderRecords.ts';
import {
  addPerson,
  openTenant,
  openTestWeb,
  sameOrigin,
  signIn,
  type TestWeb,
} from '../../test/web.ts';
import { Secret } from '../lib/sealed.ts';
import { updateConnection } from '../models/access/connections.ts';
import { runProcessorPass } from '../process/runPass.ts';
import { seedWorkspace } from '../services/bootstrap.ts';
import { startJob } from '../services/runs/syncJobs.ts';
import { closeServer, listen, portOf } from './http/httpServer.ts';

let web: TestWeb;
let server: Server;
let base: string;
let key: string;
let keys: Awaited<ReturnType<typeof openTenant>>['keys'];
let deliveries = 0;
let connectionId: string;

beforeAll(async () => {
  web = await openTestWeb();
  const connection = await seedWorkspace(web.deps, {
    admin: null,
    apiKey: null,
    shopify: {
      shopDomain: 'live.myshopify.com',
      accessToken: new Secret('token'),
      webhookSecret: new Secret('hook'),
      apiVersion: '2026-07',
      apiBaseUrl: 'http://127.0.0.1:9',
    },
  });
  connectionId = connection?._id ?? '';
  ({ keys } = await openTenant(web, 'ws_main'));
  key = keys.read;
  server = await listen(web.app, { host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(async () => {
  await closeServer(server, 0);
  await dropTestDatabase(web.db);
});

interface Stream {
  status: number;
  text(): string;
  ended(): boolean;
  close(): void;
}

async function open(headers: Record<string, string>): Promise<Stream> {
  const abort = new AbortController();
  const ask = () => fetch(`${base}/api/events`, { headers, signal: abort.signal });
  // A connection that was kept may be closed by the server just now: a new one is not.
  const response = await ask().catch(ask);
  let text = '';
  let ended = false;
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) text += decoder.decode(part as Uint8Array);
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      ended = true;
    });
  const close = () => abort.abort();
  return { status: response.status, text: () => text, ended: () => ended, close };
}

/** What came of one event, the oldest first. */
function heard(stream: Stream, name: string): Record<string, unknown>[] {
  return stream
    .text()
    .split('\n\n')
    .filter((block) => block.split('\n').includes(`event:${name}`))
    .map(
      (block) => JSON.parse(/^data:(.*)$/m.exec(block)?.[1] ?? 'null') as Record<string, unknown>,
    );
}

async function deliver(topic: string, body: object): Promise<void> {
  const raw = JSON.stringify(body);
  await request(web.app)
    .post('/api/webhooks/shopify/customers')
    .set({
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Shop-Domain': 'live.myshopify.com',
      'X-Shopify-Webhook-Id': `live-${(deliveries += 1)}`,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', 'hook').update(raw).digest('base64'),
    })
    .send(raw)
    .expect(200);
}

const asKey = (secret: string) => ({ Authorization: `Bearer ${secret}` });

test('tells what is, then what changes; another workspace hears nothing of it (S44)', async () => {
  const other = (await openTenant(web, 'ws_quiet')).keys.admin;
  const [mine, theirs] = await Promise.all([open(asKey(key)), open(asKey(other))]);
  await until('the counts came', () => mine.text().includes('event:cache'));
  expect(mine.text()).toContain(connectionId);
  const { jobId } = await startJob(web.deps, 'ws_main', {
    connectionId,
    jobType: 'products',
    triggeredBy: { kind: 'user', id: null },
  });
  await until('the job came', () => mine.text().includes(jobId));
  await until('the others hear of their jobs', () => theirs.text().includes('event:jobs'));
  expect(theirs.text()).not.toContain(jobId);
  expect(theirs.text()).not.toContain(connectionId);
  mine.close();
  theirs.close();
});

test('records that may have changed have another stamp; the others keep theirs', async () => {
  const stream = await open(asKey(keys.operations));
  await until('the stamps came', () => heard(stream, 'records').length > 0);
  const [before] = heard(stream, 'records');
  const customer = { id: 900, updated_at: '2026-03-08T10:00:00Z', orders_count: 1 };
  await deliver('customers/update', customer);
  await runProcessorPass(web.deps.processing, { connectionId });
  await until('new stamps came', () => heard(stream, 'records').length > 1);
  const after = heard(stream, 'records').at(-1);
  expect(after).toEqual({
    orders: expect.any(String),
    products: before?.['products'],
    customers: expect.any(String),
    inventory: before?.['inventory'],
    profit: before?.['profit'],
  });
  expect(after?.['customers']).not.toBe(before?.['customers']);
  expect(after?.['orders']).not.toBe(before?.['orders']);
  const [fresh] = heard(stream, 'freshness').slice(-1) as { items: object[] }[];
  expect(fresh?.items[0]).toMatchObject({ connectionId, lastReceivedAt: expect.any(String) });
  stream.close();
});

test('a refused delivery is news of webhooks, as one that changes nothing is', async () => {
  const stream = await open(asKey(keys.operations));
  await until('the webhooks came', () => heard(stream, 'webhooks').length > 0);
  const ofShop = () => {
    const { items } = heard(stream, 'webhooks').at(-1) as { items: Record<string, unknown>[] };
    return items.find((item) => item['connectionId'] === connectionId);
  };
  const before = ofShop();
  const customer = { id: 901, updated_at: '2026-03-08T10:00:00Z', orders_count: 0 };
  await deliver('customers/update', customer);
  await until('it is told of', () => ofShop()?.['lastDeliveryAt'] !== before?.['lastDeliveryAt']);
  const last = ofShop()?.['lastDeliveryAt'];
  await deliver('customers/update', customer);
  await until('the second is told of', () => ofShop()?.['lastDeliveryAt'] !== last);
  await request(web.app)
    .post('/api/webhooks/shopify/customers')
    .set({
      'Content-Type': 'application/json',
      'X-Shopify-Topic': 'customers/update',
      'X-Shopify-Shop-Domain': 'live.myshopify.com',
      'X-Shopify-Webhook-Id': 'forged',
      'X-Shopify-Hmac-Sha256': 'AAAA',
    })
    .send('{}')
    .expect(401);
  await until('the refusal is told of', () => ofShop()?.['rejected'] === 1);
  stream.close();
});

test('what people do to orders is news of orders: a move of the warehouse, an accepted conflict', async () => {
  const ids = { workspaceId: 'ws_main', connectionId };
  const sent = buildLine({ fulfilledQty: 1 });
  await addOrders(
    web.db,
    [
      { lines: [buildLine()] },
      {
        lines: [sent],
        fulfillments: [buildFulfillment([sent])],
        cancelledAt: '2026-03-07T00:00:00.000Z',
      },
    ],
    { ids },
  );
  const stream = await open(asKey(keys.warehouse));
  await until('the stamps came', () => heard(stream, 'records').length > 0);
  const calls: [path: string, body: object][] = [
    ['moves', { orderIds: [`${connectionId}:1`], lineStatus: 'picked' }],
    [`${connectionId}:2/conflict/resolve`, {}],
  ];
  for (const [path, body] of calls) {
    const before = heard(stream, 'records').at(-1);
    await request(web.app)
      .post(`/api/orders/${path}`)
      .set(asKey(keys.warehouse))
      .send(body)
      .expect(200);
    const now = () => heard(stream, 'records').at(-1);
    await until('new stamps came', () => now()?.['orders'] !== before?.['orders']);
    expect(now()).toMatchObject({ products: before?.['products'] });
  }
  stream.close();
});

test('a newcomer hears at once what those before know; warehouse teams hear of data, not of runs', async () => {
  const reason = 'the token of a person lacks a scope';
  await updateConnection(web.db, 'ws_main', connectionId, { statusReason: reason });
  const reader = await open(asKey(key));
  await until('the reason came', () => reader.text().includes(reason));
  await until('everything came', () => heard(reader, 'cache').length > 0);
  const told = heard(reader, 'freshness').at(-1) as { items: object[] };
  const warehouse = await open(asKey(keys.warehouse));
  await until('it heard', () => heard(warehouse, 'freshness').length > 0);
  expect(heard(warehouse, 'records').slice(0, 1)).toEqual(heard(reader, 'records').slice(-1));
  const { statusReason: _hidden, ...shown } = told.items[0] as { statusReason: string };
  expect(heard(warehouse, 'freshness')[0]).toEqual({ ...told, items: [shown] });
  const late = await open(asKey(keys.admin));
  await until('jobs came to the newcomer', () => heard(late, 'jobs').length > 0);
  // A look or two later the warehouse has still heard nothing of runs.
  await deliver('customers/update', { id: 901, updated_at: '2026-03-08T10:00:00Z' });
  const seen = heard(late, 'cache').length;
  await until('counts changed for the reader', () => heard(late, 'cache').length > seen);
  expect(warehouse.text()).not.toMatch(/event:(jobs|cache)/);
  expect(warehouse.text()).not.toContain(reason);
  for (const stream of [reader, warehouse, late]) stream.close();
});

test('a silent stream is kept open by comments, which no proxy may hold back', async () => {
  const quiet = (await openTenant(web, 'ws_silent')).keys.warehouse;
  const abort = new AbortController();
  const response = await fetch(`${base}/api/events`, {
    headers: { ...asKey(quiet), 'Accept-Encoding': 'gzip' },
    signal: abort.signal,
  });
  expect(response.headers.get('cache-control')).toMatch(/no-transform/);
  expect(response.headers.get('x-accel-buffering')).toBe('no');
  expect(response.headers.get('content-encoding')).toBeNull();
  abort.abort();
  const stream = await open(asKey(quiet));
  await until('a comment came', () => /^:/m.test(stream.text()), 20_000);
  expect(stream.ended()).toBe(false);
  stream.close();
});

test('without a credential 401; a token in the address is refused; six streams are one too many (S100)', async () => {
  await request(web.app).get('/api/events').expect(401);
  await request(web.app).get(`/api/events?token=${key}`).expect(401);
  await request(web.app).get(`/api/events?token=${key}`).set(asKey(key)).expect(422);
  const streams = await Promise.all(Array.from({ length: 5 }, () => open(asKey(key))));
  const sixth = await fetch(`${base}/api/events`, { headers: asKey(key) });
  expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '5']);
  for (const stream of streams) stream.close();
  await until('a place is free again', async () => {
    const next = await open(asKey(key));
    next.close();
    return next.status === 200;
  });
});

test('a stream ends after logout and when the process stops (S46, S100)', async () => {
  await addPerson(web, 'ws_main', 'watcher@shop.test', 'read');
  const cookie = await signIn(web, 'watcher@shop.test');
  const watching = await open({ Cookie: cookie });
  expect(watching.status).toBe(200);
  await request(web.app)
    .post('/api/auth/logout')
    .set({ ...sameOrigin, Cookie: cookie })
    .expect(204);
  await until('the stream of the session ended', watching.ended);
  const program = await open(asKey(key));
  web.deps.readiness.state = 'stopping';
  await until('the stream of the program ended', program.ended);
  web.deps.readiness.state = 'ready';
});
