import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mainWorkspace, openSandboxWeb, type SandboxWeb } from '../../../test/sandboxWeb.ts';
import { openTenant } from '../../../test/web.ts';
import { saveDisconnected } from '../../models/access/connectionHealth.ts';
import { findConnection, updateConnection } from '../../models/access/connections.ts';
import { cacheCollection } from '../../models/cache/cache.ts';

let web: SandboxWeb;
const path = '/api/shopify/sync/full-dump/preview';
const preview = (query: string, key?: string) =>
  web.get(`${path}?${query}`, key ?? web.keys.operations);

beforeAll(async () => {
  web = await openSandboxWeb();
});
afterAll(() => web.close());

describe('how many rows a full dump would read', () => {
  test("of all time, by the platform's own counts; nothing is fetched or started", async () => {
    const { orders, products, customers } = web.sandbox.shop;
    const answer = await preview('all=true').expect(200);
    expect(answer.body).toEqual({
      orders: orders.size,
      products: products.size,
      customers: customers.size,
      // Two locations: nobody counts their levels.
      inventory: null,
      notice: null,
      from: null,
      to: null,
    });
    expect(orders.size).toBeGreaterThan(0);
    expect(await cacheCollection(web.db, 'shopify_order_cache').countDocuments()).toBe(0);
    expect((await web.get('/api/shopify/jobs').expect(200)).body.items).toEqual([]);
  });

  test('of a period: orders and customers by when they changed, the catalogue whole', async () => {
    const past = await preview('from=2019-01-01&to=2019-12-31').expect(200);
    const { products } = web.sandbox.shop;
    expect(past.body).toMatchObject({
      orders: 0,
      products: products.size,
      from: '2019-01-01T00:00:00.000Z',
      to: '2020-01-01T00:00:00.000Z',
    });
    const recent = await preview('days=7').expect(200);
    expect(recent.body.orders).toBe(web.sandbox.shop.orders.size);
    const days = (Date.now() - new Date(recent.body.from as string).getTime()) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
  });

  test.each([
    ['', 'days'],
    ['days=0', 'days'],
    ['days=7&all=true', 'days'],
    ['all=yes', 'all'],
    ['from=2026-01-01', 'from'],
    ['from=2026-02-01&to=2026-01-01', 'from'],
  ])('"%s" is no period: it names %s', async (query, field) => {
    const answer = await preview(query).expect(422);
    expect(answer.body.errors[0].field).toBe(field);
  });

  test('says where history is limited or a permission is missing', async () => {
    const { scopes } = web.sandbox.shop;
    scopes.delete('read_all_orders');
    scopes.delete('read_customers');
    const { body } = await preview('all=true').expect(200);
    scopes.add('read_all_orders');
    scopes.add('read_customers');
    expect(body.notice).toContain('limited to 60 days');
    expect(body.notice).toContain('customers:');
    expect(body).toMatchObject({ customers: null, products: web.sandbox.shop.products.size });
  });

  test('only for those who may start one', async () => {
    await preview('all=true', web.keys.read).expect(403);
    const other = await openTenant(web, 'ws_third');
    expect((await preview('all=true', other.keys.operations).expect(409)).body.code).toBe(
      'not_configured',
    );
  });

  test('a refused, an unreachable and a disconnected shop are the usual problems', async () => {
    web.sandbox.faults.revokeTokens();
    expect((await preview('days=1').expect(409)).body.code).toBe('platform_refused');
    const connection = await findConnection(web.db, mainWorkspace, web.connectionId);
    const settings = { ...connection?.settings, baseUrl: 'http://127.0.0.1:9' };
    await updateConnection(web.db, mainWorkspace, web.connectionId, { settings });
    expect((await preview('days=1').expect(502)).body.code).toBe('platform_unavailable');
    const gone = { _id: web.connectionId, workspaceId: mainWorkspace };
    await saveDisconnected(web.db, gone, 'test');
    expect((await preview('days=1').expect(409)).body.code).toBe('connection_disconnected');
  });
});
