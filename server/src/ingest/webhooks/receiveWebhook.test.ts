import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toConnectionRecord } from '../../../test/connectionRecord.ts';
import { dropTestDatabase, openTestDatabase, until } from '../../../test/database.ts';
import { withFault } from '../../../test/faults.ts';
import { loadConnectors } from '../../connectors/registry.ts';
import { createLogger } from '../../lib/logger.ts';
import { createWakeups } from '../../lib/wakeups.ts';
import { cacheCollection, ensureCacheIndexes } from '../../models/cache/cache.ts';
import { connections, insertConnection } from '../../models/access/connections.ts';
import type { Database } from '../../models/database.ts';
import { ensureIndexes } from '../../models/define.ts';
import { deliveries } from '../../models/cache/deliveries.ts';
import { demands } from '../../models/cache/demands.ts';
import type { IngestDeps } from '../deps.ts';
import { createWebhookReceiver } from './receiveWebhook.ts';

const secret = 'hush';
const previous = 'older hush';
const domain = 'demo.myshopify.com';
let db: Database;
let deps: IngestDeps;
let count = 0;

beforeAll(async () => {
  db = await openTestDatabase('sluice-test-webhooks');
  const registry = await loadConnectors();
  await ensureIndexes(db);
  for (const stream of registry.get('shopify').streams) {
    await ensureCacheIndexes(db, stream.collection);
  }
  const record = toConnectionRecord({
    _id: 'con_1',
    workspaceId: 'w1',
    platform: 'shopify',
    account: domain,
    sealed: { webhookSecret: secret, webhookSecretPrevious: previous, accessToken: 'not this one' },
  });
  await insertConnection(db, record);
  deps = {
    db,
    registry,
    logger: createLogger('silent'),
    wakeups: createWakeups(),
    unseal: (_scope, sealed) => sealed,
    settings: { leaseMs: 1000, retryDelaysMs: [10] },
  };
});
afterAll(() => dropTestDatabase(db));

const sign = (raw: Uint8Array, key: string) =>
  createHmac('sha256', key).update(raw).digest('base64');

interface Sent {
  topic?: string;
  id?: string;
  key?: string;
  headers?: Record<string, string>;
  receiver?: ReturnType<typeof createWebhookReceiver>;
}

function send(body: unknown, sent: Sent = {}) {
  const raw = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  const receiver = sent.receiver ?? createWebhookReceiver(deps);
  return receiver.receive({
    platform: 'shopify',
    raw,
    receivedAt: new Date(),
    headers: {
      'x-shopify-topic': sent.topic ?? 'orders/updated',
      'x-shopify-shop-domain': domain,
      'x-shopify-webhook-id': sent.id ?? `wh-${(count += 1)}`,
      'x-shopify-hmac-sha256': sign(raw, sent.key ?? secret),
      ...sent.headers,
    },
  });
}

const order = (id: number, second = 0, note = '') => ({
  id,
  name: `#${id}`,
  note,
  updated_at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
  payment_gateway_names: ['Cash on Delivery (COD)'],
});
const orders = () => cacheCollection(db, 'shopify_order_cache');

describe('a delivery is stored before it is acknowledged (spec 6.4)', () => {
  test('exact bytes, marks and the delivery that brought them', async () => {
    const raw = Buffer.from('{ "id": 820982911946154508,  "updated_at":"2026-01-01T00:00:00Z" }');
    expect(await send(raw, { id: 'first' })).toEqual({ status: 'stored' });
    const entry = await orders().findOne({ _id: 'con_1:820982911946154508' });
    expect(Buffer.from(entry?.raw?.buffer ?? []).equals(raw)).toBe(true);
    expect(await deliveries.collection(db).findOne({ _id: 'con_1:first' })).toMatchObject({
      topic: 'orders/updated',
      outcome: 'stored',
      entryId: 'con_1:820982911946154508',
    });
  });

  test('duplicate id, same content, older version (edge cases 1, 3)', async () => {
    expect(await send(order(1, 5), { id: 'a' })).toEqual({ status: 'stored' });
    expect(await send(order(1, 5), { id: 'a' })).toEqual({ status: 'duplicate' });
    expect(await send(order(1, 5), { id: 'b' })).toEqual({ status: 'unchanged' });
    expect(await send(order(1, 4), { id: 'c' })).toEqual({ status: 'stale' });
    expect((await deliveries.collection(db).findOne({ _id: 'con_1:a' }))?.repeats).toBe(1);
  });

  test('one delivery sent 20 times at once over two instances is stored once', async () => {
    const receivers = [createWebhookReceiver(deps), createWebhookReceiver(deps)];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const receiver = receivers[index % 2];
        return send(order(2), { id: 'twenty', ...(receiver ? { receiver } : {}) });
      }),
    );
    const stored = answers.filter((answer) => 'status' in answer && answer.status === 'stored');
    expect(stored).toHaveLength(1);
    expect(await orders().countDocuments({ externalId: '2' })).toBe(1);
  });

  test('a burst of different orders commits in groups and loses none', async () => {
    const receiver = createWebhookReceiver(deps);
    const ids = Array.from({ length: 300 }, (_, index) => 1000 + index);
    await Promise.all(ids.map((id) => send(order(id), { receiver })));
    expect(await orders().countDocuments({ externalId: { $in: ids.map(String) } })).toBe(300);
  });

  test('a body without a record asks for a fetch once it is processed: it is kept as an event', async () => {
    const body = { order_edit: { id: 1, order_id: 77, committed_at: '2026-01-01T00:00:00Z' } };
    expect(await send(body, { topic: 'orders/edited', id: 'edit' })).toEqual({ status: 'stored' });
    expect(await cacheCollection(db, 'shopify_event_cache').countDocuments({})).toBe(1);
  });

  test('a partial body asks for the whole record at once', async () => {
    const customer = { id: 9, email: null, updated_at: '2026-01-01T00:00:00Z' };
    await send(customer, { topic: 'customers/update' });
    expect(await demands.collection(db).findOne({ _id: 'con_1:customers:9' })).toMatchObject({
      status: 'open',
      workspaceId: 'w1',
    });
  });

  test('an unknown topic is kept and answered as ignored (edge case 17)', async () => {
    expect(await send({ id: 5 }, { topic: 'collections/create', id: 'odd' })).toEqual({
      status: 'ignored',
    });
    const kept = cacheCollection(db, 'shopify_event_cache');
    expect(await kept.countDocuments({ externalId: 'odd' })).toBe(1);
  });

  test('bytes that are no JSON, no UTF-8 or have no id are kept as failed (S16)', async () => {
    await send(Buffer.from('{"id":'), { id: 'cut' });
    await send(Buffer.from([0x7b, 0xff, 0x7d]), { id: 'latin' });
    await send({ name: 'no id' }, { id: 'nameless' });
    const rows = await orders().find({ status: 'failed' }).toArray();
    expect(rows.map((row) => String(row.processingError?.code)).toSorted()).toEqual([
      'INVALID_ENCODING',
      'INVALID_JSON',
      'MISSING_ID',
    ]);
  });
});

describe('who may speak (spec 6.2)', () => {
  test('old and new secret are valid together; the access token is no webhook secret', async () => {
    expect(await send(order(3), { key: previous })).toEqual({ status: 'stored' });
    expect(await send(order(4), { key: 'not this one' })).toEqual({ rejected: 'hmac' });
  });

  test.each([
    ['another secret', { key: 'wrong' }],
    ['no signature', { headers: { 'x-shopify-hmac-sha256': '' } }],
    ['a short signature', { headers: { 'x-shopify-hmac-sha256': 'YQ==' } }],
    ['junk after the signature', { headers: { 'x-shopify-hmac-sha256': 'a!!!!' } }],
    ['an unknown shop', { headers: { 'x-shopify-shop-domain': 'other.myshopify.com' } }],
    ['a friendly domain', { headers: { 'x-shopify-shop-domain': `${domain}.evil.com` } }],
    ['no topic', { headers: { 'x-shopify-topic': '' } }],
  ])('%s: refused, nothing stored (S01–S08)', async (_name, sent) => {
    const before = await deliveries.collection(db).countDocuments({});
    expect(await send(order(5), sent)).toEqual({ rejected: 'hmac' });
    expect(await orders().countDocuments({ externalId: '5' })).toBe(0);
    expect(await deliveries.collection(db).countDocuments({})).toBe(before);
  });

  test('a signed body whose shop contradicts the header destroys nothing (S07, S08)', async () => {
    const body = { shop_id: 1, shop_domain: 'victim.myshopify.com' };
    expect(await send(body, { topic: 'shop/redact' })).toEqual({ rejected: 'hmac' });
  });

  test('rejections are counted on the connection', async () => {
    await until('they are counted', async () => {
      const connection = await connections.collection(db).findOne({ _id: 'con_1' });
      return (connection?.rejectedWebhooks ?? 0) >= 4 && connection?.lastRejectedAt !== null;
    });
  });
});

describe('a database that cannot write (spec 6.4)', () => {
  const insertsFail = (how: object, work: () => Promise<void>) =>
    withFault(db, { failCommands: ['insert'], appName: 'sluice-test-webhooks', ...how }, work);

  test('is answered with 503, and the retry of the platform is stored', async () => {
    await insertsFail({ errorCode: 10107 }, async () => {
      await expect(send(order(6), { id: 'retry' })).rejects.toMatchObject({ status: 503 });
    });
    expect(await send(order(6), { id: 'retry' })).toEqual({ status: 'stored' });
  });

  test('a primary that changes meanwhile costs a moment, not an error (M2)', async () => {
    await insertsFail({ mode: { times: 3 }, closeConnection: true }, async () => {
      expect(await send(order(8), { id: 'blink' })).toEqual({ status: 'stored' });
    });
  });

  test('a write that failed after the raw data was stored is made whole by the retry', async () => {
    await insertsFail({ mode: { skip: 1 }, errorCode: 13 }, async () => {
      await expect(send(order(7), { id: 'half' })).rejects.toMatchObject({ status: 503 });
    });
    expect(await send(order(7), { id: 'half' })).toEqual({ status: 'unchanged' });
    expect(await deliveries.collection(db).findOne({ _id: 'con_1:half' })).not.toBeNull();
  });
});
