import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../test/database.ts';
import { watchQueries } from '../../../test/profile.ts';
import { mainWorkspace, openSandboxWeb, type SandboxWeb } from '../../../test/sandboxWeb.ts';
import { findConnection } from '../../models/access/connections.ts';
import { deliveries } from '../../models/cache/deliveries.ts';
import { saveRejections } from '../../models/cache/rejections.ts';
import { findWebhookSummary } from '../../services/connections/webhookSummary.ts';

let web: SandboxWeb;
const path = '/api/shopify/webhooks';
const summary = async () => (await web.get(`${path}/summary`).expect(200)).body;
const order = (day: number, note = '') => ({
  id: 1,
  name: '#1',
  note,
  updated_at: `2026-07-0${day}T00:00:00Z`,
});

beforeAll(async () => {
  web = await openSandboxWeb();
});
afterAll(() => web.close());

describe('the summary of webhooks', () => {
  test('before the first', async () => {
    expect(await summary()).toEqual({
      last24h: {
        total: 0,
        stored: 0,
        duplicate: 0,
        stale: 0,
        unchanged: 0,
        ignored: 0,
        rejected: 0,
      },
      latency: { p50Ms: null, p95Ms: null, samples: 0 },
      lastReceivedAt: null,
      rejected: { count: 0, lastAt: null },
    });
    await web.get(`${path}/summary`, web.keys.warehouse).expect(403);
    expect((await web.get(`${path}/summary`, web.outsider)).body.code).toBe('not_configured');
  });

  test('each outcome once, repeats as duplicates, refusals too; all add up', async () => {
    const id = { 'X-Shopify-Webhook-Id': 'same' };
    const statuses = [
      web.deliver('orders/updated', order(2), id),
      web.deliver('orders/updated', order(2), id),
      web.deliver('orders/updated', order(2), id),
      web.deliver('orders/updated', order(2)),
      web.deliver('orders/updated', order(1, 'older')),
      web.deliver('shop/update', { id: 1 }, { 'X-Shopify-Topic': 'themes/publish' }),
    ];
    for (const sent of statuses) await sent.expect(200);
    for (let count = 0; count < 2; count += 1) {
      await web.deliver('orders/updated', order(3), { 'X-Shopify-Hmac-Sha256': 'x' }).expect(401);
    }
    await until('refusals are counted', async () => (await summary()).last24h.rejected === 2);
    const found = await summary();
    expect(found.last24h).toEqual({
      total: 8,
      stored: 1,
      duplicate: 2,
      unchanged: 1,
      stale: 1,
      ignored: 1,
      rejected: 2,
    });
    expect(found.rejected.count).toBe(2);
    expect(Date.now() - new Date(found.rejected.lastAt as string).getTime()).toBeLessThan(60_000);
    expect(Date.now() - new Date(found.lastReceivedAt as string).getTime()).toBeLessThan(60_000);
    expect(found.latency).toMatchObject({ samples: 4 });
  });

  test('what is longer ago than a day counts no more; how long storing took, of the last', async () => {
    const collection = deliveries.collection(web.db);
    const [template] = await collection.find().limit(1).toArray();
    if (!template) throw new Error('no delivery');
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const rows = Array.from({ length: 1500 }, (_, index) => ({
      ...template,
      _id: `${web.connectionId}:large-${index}`,
      outcome: 'stored' as const,
      repeats: 0,
      latencyMs: 1 + (index % 100),
      receivedAt: ago(index < 1000 ? 10 + index / 100 : 25 * 60 + index),
    }));
    await collection.deleteMany({});
    await collection.insertMany(rows);
    const connection = { _id: web.connectionId, workspaceId: mainWorkspace };
    await saveRejections(web.db, connection, 5, ago(26 * 60));
    expect(await summary()).toMatchObject({
      last24h: { stored: 1000, rejected: 2, total: 1002 },
      latency: { p50Ms: 50, p95Ms: 95, samples: 1000 },
    });
  });

  test('counts from one index and reads a thousand deliveries at most', async () => {
    const connection = await findConnection(web.db, mainWorkspace, web.connectionId);
    if (!connection) throw new Error('no connection');
    const queries = await watchQueries(web.db, () => findWebhookSummary(web.deps, connection));
    const own = queries.filter(({ collection }) => collection === 'webhook_deliveries');
    expect(own.length).toBeGreaterThan(1);
    expect(own.reduce((sum, { docs }) => sum + docs, 0)).toBeLessThanOrEqual(1000);
  });
});

describe('deliveries by time', () => {
  const listed = async (query: string) =>
    (await web.get(`${path}/deliveries?limit=200&${query}`).expect(200)).body.items as {
      receivedAt: string;
    }[];

  test('from and to, both ends meant', async () => {
    const collection = deliveries.collection(web.db);
    await collection.updateMany({}, { $set: { receivedAt: new Date('2026-07-01T08:00:00Z') } });
    const one = { _id: `${web.connectionId}:large-7` };
    await collection.updateOne(one, { $set: { receivedAt: new Date('2026-07-02T08:00:00Z') } });
    expect(await listed('receivedFrom=2026-07-02')).toHaveLength(1);
    expect(await listed('receivedFrom=2026-07-02&receivedTo=2026-07-02')).toHaveLength(1);
    expect(await listed('receivedTo=2026-07-01')).toHaveLength(200);
    expect(await listed('receivedFrom=2026-07-03')).toEqual([]);
    expect(await listed('receivedFrom=2026-07-02&topic=nothing/such')).toEqual([]);
    const at = encodeURIComponent('2026-07-02T08:00:00Z');
    expect(await listed(`receivedFrom=${at}&receivedTo=${at}`)).toHaveLength(1);
    await web.get(`${path}/deliveries?receivedFrom=2026-07-05&receivedTo=2026-07-01`).expect(422);
  });
});
