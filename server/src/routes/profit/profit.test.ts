import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { buildAdDay, buildLine, buildShipment, testIds } from '../../../test/builders.ts';
import { readCsv } from '../../../test/csvReader.ts';
import { dropTestDatabase } from '../../../test/database.ts';
import { setUpProcessing, takeAndProcess } from '../../../test/processing.ts';
import { order, stockShop, toMetricsDeps } from '../../../test/profitWorld.ts';
import { testStreams } from '../../../test/sourceConnector.ts';
import { openTenant, openTestWeb, type TestWeb } from '../../../test/web.ts';
import { runMetrics } from '../../metrics/runMetrics.ts';
import type { ProcessDeps } from '../../process/deps.ts';

let web: TestWeb;
let deps: ProcessDeps;
let keys: Awaited<ReturnType<typeof openTenant>>['keys'];
let stranger: string;
const { workspaceId } = testIds;
const range = 'from=2026-03-01&to=2026-03-31';

beforeAll(async () => {
  web = await openTestWeb();
  deps = await setUpProcessing(web.db);
  ({ keys } = await openTenant(web, workspaceId));
  stranger = (await openTenant(web, 'ws_other')).keys.admin;
  await stockShop(deps);
  const viaAds = { landingPage: '/?utm_source=somewhere&utm_campaign=focus_sales' };
  const cod = { gateways: ['Cash on Delivery (COD)'], financialStatus: 'pending' };
  await take('adDays', buildAdDay({ date: '2026-03-01' }), buildAdDay({ date: '2026-03-02' }));
  await take(
    'orders',
    order(1001, '2026-03-01', viaAds),
    order(1002, '2026-03-01', { ...cod, outstanding: 100_000 }),
    order(1003, '2026-03-02', { test: true }),
    order(1004, '2026-03-03', {
      financialStatus: 'refunded',
      lines: [buildLine({ externalId: '501', currentQty: 0 })],
      refunds: [{ externalId: '9', createdAt: '2026-03-09T10:00:00.000Z', amount: 100_000 }],
    }),
  );
  const charges = { forward: 7000, cod: 3000, rto: 6000 };
  await take(
    'shipments',
    buildShipment({
      externalId: 's2',
      orderReferences: ['1002'],
      status: 'rto_delivered',
      charges,
    }),
    buildShipment({ externalId: 'lost', orderReferences: ['sample'], awb: 'X1', charges }),
  );
  await compute();
});
afterAll(() => dropTestDatabase(web.db));

const take = (name: keyof typeof testStreams, ...bodies: object[]) =>
  takeAndProcess(deps, testStreams[name], bodies);
const compute = () => runMetrics(toMetricsDeps(deps), { workspaceId });

async function call(
  method: 'get' | 'post' | 'put' | 'patch' | 'delete',
  path: string,
  { key = keys.admin, body }: { key?: string; body?: object } = {},
) {
  const asked = request(web.app)[method](path).set('Authorization', `Bearer ${key}`);
  return body ? asked.send(body) : asked;
}
const get = async (path: string) => (await call('get', path)).body;
const cents = (amount: string) => Math.round(Number(amount) * 100);

describe('an order', () => {
  test('says what it earned and what of it is assumed', async () => {
    expect(await get('/api/orders/con_1:1001/profit')).toMatchObject({
      orderNumber: '#1001',
      revenue: '1000.00',
      cogs: '400.00',
      fees: '20.00',
      marketing: '100.50',
      costs: '520.50',
      profit: '479.50',
      margin: 47.95,
      estimated: ['fees'],
      channel: 'test',
    });
    expect(await get('/api/orders/con_1:1002/profit')).toMatchObject({
      fate: 'returned',
      revenue: '0.00',
      shipping: '130.00',
      profit: '-130.00',
    });
  });

  test('one whose day waits is computed for the asker', async () => {
    await take('orders', order(1009, '2026-03-20'));
    expect(await get('/api/orders/con_1:1009/profit')).toMatchObject({ cogs: '400.00' });
    await compute();
  });

  test('a test order is not counted; one of nobody is not there', async () => {
    const counted = await call('get', '/api/orders/con_1:1003/profit');
    expect([counted.status, counted.body.code]).toEqual([404, 'not_counted']);
    expect((await call('get', '/api/orders/con_1:77/profit')).body.code).toBe('not_found');
    expect((await call('get', '/api/orders/con_1:1001/profit', { key: stranger })).status).toBe(
      404,
    );
  });
});

describe('days, campaigns and products are the same money (spec 9.4)', () => {
  test('all of them add up to the summary', async () => {
    const days = await get(`/api/metrics/daily?${range}`);
    expect(days.items).toHaveLength(31);
    const { total } = await get(`/api/metrics/summary?${range}`);
    const campaigns = await get(`/api/campaigns?${range}`);
    const products = await get(`/api/profit/products?${range}`);
    const orders = await get(`/api/profit/orders?${range}&limit=200`);
    const sum = (items: { profit: string }[]) =>
      items.reduce((all, { profit }) => all + cents(profit), 0);
    const whole = cents(total.profit);
    expect(sum(days.items)).toBe(whole);
    expect(sum(campaigns.items) + cents(campaigns.rest.profit)).toBe(whole);
    expect(campaigns.total.profit).toBe(total.profit);
    const unallocated = cents(total.unallocatedSpend) + cents(total.unallocatedShipping);
    expect(sum(orders.items) - unallocated).toBe(whole);
    expect(sum(products.items)).toBe(sum(orders.items));
    expect(total).toMatchObject({ orders: 4, codOrders: 1, returnedOrders: 1, adSpend: '201.00' });
  });

  test('refunds count with their order, or on the day they were made; together the same', async () => {
    const byOrder = await get(`/api/metrics/daily?${range}`);
    const byRefund = await get(`/api/metrics/daily?${range}&refundsBy=refundDate`);
    const day = (list: typeof byOrder, date: string) =>
      list.items.find((item: { date: string }) => item.date === date);
    expect(day(byOrder, '2026-03-03')).toMatchObject({ revenue: '0.00', refunds: '1000.00' });
    expect(day(byRefund, '2026-03-03')).toMatchObject({ revenue: '1000.00', refunds: '0.00' });
    expect(day(byRefund, '2026-03-09')).toMatchObject({ revenue: '-1000.00', refunds: '1000.00' });
  });

  test('a page at a time, by filter, and as files', async () => {
    const first = await get(`/api/profit/orders?${range}&limit=2&sort=profit`);
    expect(first.items[0].orderNumber).toBe('#1002');
    const next = await get(
      `/api/profit/orders?${range}&limit=2&sort=profit&cursor=${first.nextCursor}`,
    );
    expect(next.items).toHaveLength(2);
    expect((await get(`/api/profit/orders?${range}&loss=true`)).items).toHaveLength(2);
    expect((await get(`/api/profit/orders?${range}&channel=test`)).items).toHaveLength(1);
    expect((await get(`/api/metrics/daily?${range}&limit=5`)).nextCursor).toBe('2026-03-05');
    const file = await call('get', `/api/profit/orders/export?${range}`);
    expect(file.headers['content-type']).toContain('text/csv');
    const [header, ...rows] = readCsv(file.text);
    expect(header?.[0]?.text).toBe('orderNumber');
    expect(rows).toHaveLength(4);
    expect(readCsv((await call('get', `/api/metrics/daily/export?${range}`)).text)).toHaveLength(
      32,
    );
    expect(readCsv((await call('get', `/api/profit/products/export?${range}`)).text)).toHaveLength(
      2,
    );
    expect(readCsv((await call('get', `/api/campaigns/export?${range}`)).text)).toHaveLength(2);
  });

  test('days back to front, or too many, are refused', async () => {
    for (const query of ['from=2026-03-02&to=2026-03-01', 'from=2020-01-01&to=2026-01-01', 'x=1']) {
      expect((await call('get', `/api/metrics/daily?${query}`)).status).toBe(422);
    }
  });
});

describe('parcels of no order', () => {
  test('are listed, linked by number, and taken away again', async () => {
    const { items, total, message } = await get('/api/profit/unmatched');
    expect([items.length, total, message]).toEqual([
      1,
      1,
      '1 shipping cost could not be matched to orders',
    ]);
    const [{ id }] = items;
    const link = (body: object) => call('post', `/api/shipments/${id}/link`, { body });
    const wrong = await link({ orderNumber: '#9999' });
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'orderNumber']);
    expect((await link({ orderNumber: '1004' })).body).toEqual({ id, orderId: 'con_1:1004' });
    await compute();
    expect((await get('/api/profit/unmatched')).total).toBe(0);
    expect(await get('/api/orders/con_1:1004/profit')).toMatchObject({ shipping: '70.00' });
    const parcels = await get('/api/orders/con_1:1004/parcels');
    expect(parcels.items).toMatchObject([{ id, charge: '70.00', linkedBy: 'person' }]);
    expect((await call('get', '/api/orders/con_1:nobody/parcels')).status).toBe(404);
    await call('post', `/api/shipments/${id}/unlink`);
    await compute();
    expect((await get('/api/orders/con_1:1004/parcels')).items).toEqual([]);
    expect((await get('/api/profit/unmatched')).total).toBe(1);
  });
});

describe('what people say', () => {
  test('a cost falls on its days, and leaves them when it is taken away', async () => {
    const body = {
      label: 'Creator',
      category: 'influencer',
      amount: '100.01',
      currency: 'INR',
      from: '2026-03-01',
      to: '2026-03-02',
    };
    const before = await get(`/api/metrics/summary?${range}`);
    const made = await call('post', '/api/costs', { body });
    expect([made.status, made.body.source]).toEqual([201, 'person']);
    await compute();
    const { items } = await get('/api/metrics/daily?from=2026-03-01&to=2026-03-02');
    expect(items.map((day: { otherCosts: string }) => day.otherCosts)).toEqual(['50.01', '50.00']);
    const { id } = made.body;
    await call('put', `/api/costs/${id}`, { body: { ...body, to: '2026-03-01' } });
    await compute();
    expect(
      (await get('/api/metrics/daily?from=2026-03-01&to=2026-03-01')).items[0].otherCosts,
    ).toBe('100.01');
    expect((await call('delete', `/api/costs/${id}`)).status).toBe(204);
    await compute();
    expect((await get(`/api/metrics/summary?${range}`)).total).toEqual(before.total);
    const bad = await call('post', '/api/costs', { body: { ...body, amount: '1.001' } });
    expect([bad.status, bad.body.errors[0].field]).toEqual([422, 'amount']);
  });

  test('settings and SKU costs have every day they touch computed anew', async () => {
    const skus = await get('/api/skus');
    const [{ id }] = skus.items;
    const put = { body: { cost: '500.00', validFrom: '2026-03-02' } };
    const costs = await call('put', `/api/skus/${id}/costs`, put);
    expect(costs.body.items).toMatchObject([
      { cost: '400.00', validFrom: null, source: 'platform' },
      { cost: '500.00', validFrom: '2026-03-02', source: 'person' },
    ]);
    await compute();
    expect(await get('/api/orders/con_1:1009/profit')).toMatchObject({ cogs: '500.00' });
    expect(await get('/api/orders/con_1:1001/profit')).toMatchObject({ cogs: '400.00' });
    const fees = [{ gateway: '', percentBp: 300, fixed: '2.00' }];
    const changed = await call('patch', '/api/profit/settings', { body: { gatewayFees: fees } });
    expect(changed.body).toMatchObject({ gatewayFees: fees, defaultCogsBp: 4000 });
    await compute();
    expect(await get('/api/orders/con_1:1001/profit')).toMatchObject({ fees: '32.00' });
  });

  test('another reporting currency needs a rate; what has none is left out and named', async () => {
    const patch = (chosenCurrency: string | null) =>
      call('patch', '/api/profit/settings', { body: { chosenCurrency } });
    await patch('USD');
    await compute();
    const without = await get(`/api/metrics/summary?${range}`);
    expect(without.total).toMatchObject({
      currency: 'USD',
      revenue: '0.00',
      missingRates: ['INR'],
    });
    const rate = { currency: 'INR', date: '2026-01-01', rate: '0.0125' };
    expect((await call('put', '/api/exchange-rates', { body: rate })).status).toBe(200);
    await compute();
    expect(await get('/api/orders/con_1:1001/profit')).toMatchObject({
      currency: 'USD',
      orderCurrency: 'INR',
      revenue: '12.50',
      cogs: '5.00',
    });
    expect((await get('/api/exchange-rates')).items).toEqual([rate]);
    await call('delete', '/api/exchange-rates?currency=INR&date=2026-01-01');
    expect((await patch('XXZ')).status).toBe(422);
    await patch(null);
    await compute();
    expect(await get('/api/profit/settings')).toMatchObject({
      reportingCurrency: 'INR',
      missingRates: [],
    });
  });

  test('a recalculation changes nothing that was right', async () => {
    const before = await get(`/api/metrics/summary?${range}`);
    const asked = await call('post', '/api/profit/recalculate', { body: {} });
    expect(asked.status).toBe(202);
    expect(asked.body.days).toBeGreaterThan(30);
    await compute();
    const after = await get(`/api/metrics/summary?${range}`);
    expect(after.total).toEqual(before.total);
    expect(after.pendingDays).toBe(0);
  });
});

test('the warehouse sees no profit; who reads changes nothing', async () => {
  const paths = ['/api/metrics/daily', '/api/metrics/summary', '/api/campaigns', '/api/costs'];
  for (const path of [...paths, '/api/profit/orders', '/api/orders/con_1:1001/profit']) {
    expect((await call('get', path, { key: keys.warehouse })).status).toBe(403);
    expect((await call('get', path, { key: keys.read })).status).toBe(200);
  }
  const body = { defaultCogsBp: 1 };
  expect((await call('patch', '/api/profit/settings', { key: keys.read, body })).status).toBe(403);
});
