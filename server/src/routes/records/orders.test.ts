import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { buildFulfillment, buildLine } from '../../../test/builders.ts';
import { dropTestDatabase } from '../../../test/database.ts';
import { addOrders } from '../../../test/orderRecords.ts';
import { openTenant, openTestWeb, type TestWeb } from '../../../test/web.ts';

let web: TestWeb;
let keys: Awaited<ReturnType<typeof openTenant>>['keys'];
const sent = buildLine({ externalId: '501', fulfilledQty: 1 });
const shipped = { lines: [sent], fulfillments: [buildFulfillment([sent])] };

beforeAll(async () => {
  web = await openTestWeb();
  keys = (await openTenant(web, 'ws_1')).keys;
  await addOrders(web.db, [
    { gateways: ['cash_on_delivery'], financialStatus: 'pending', outstanding: 100_000 },
    shipped,
    { ...shipped, cancelledAt: '2026-03-03T00:00:00.000Z' },
    { test: true },
    { gateways: ['Gokwik PPCOD'], financialStatus: 'partially_paid', outstanding: 500 },
  ]);
});
afterAll(async () => dropTestDatabase(web.db));

const get = (path: string, key = keys.warehouse) =>
  request(web.app)
    .get(path)
    .set({ Authorization: `Bearer ${key}` });

async function find(query: string): Promise<string[]> {
  const answer = await get(`/api/orders?${query}`).expect(200);
  const numbers = answer.body.items.map((item: { orderNumber: string }) => item.orderNumber);
  return (numbers as string[]).toSorted((left, right) => left.localeCompare(right));
}

describe('the list of orders', () => {
  test.each([
    ['nextStep=pick', ['#1', '#5']],
    ['nextStep=ship', []],
    ['conflict=true', ['#3']],
    ['conflict=false&status=shipped', ['#2']],
    ['partlyPrepaid=true', ['#5']],
    ['partlyPrepaid=false&paymentMethod=COD', ['#1']],
    ['lineStatus=shipped', ['#2', '#3']],
    ['lineStatus=pending&test=false', ['#1', '#5']],
    ['awbNumber=awb801', ['#2', '#3']],
    ['ids=con_1:5,con_1:2,con_1:2,con_9:1', ['#2', '#5']],
    ['ids=con_1:5,con_1:2&nextStep=pick', ['#5']],
    ['search=%232&nextStep=pick', []],
  ])('%s', async (query, numbers) => {
    expect(await find(query)).toEqual(numbers);
  });

  test('chosen ids come in pages too', async () => {
    const ids = ['con_1:1', 'con_1:2', 'con_1:3'].join(',');
    const first = await get(`/api/orders?ids=${ids}&limit=2`).expect(200);
    expect(first.body.items).toHaveLength(2);
    const rest = await get(`/api/orders?ids=${ids}&cursor=${first.body.nextCursor as string}`);
    expect(rest.body.items).toHaveLength(1);
    const most = Array.from({ length: 200 }, (_, index) => `con_1:${index + 1}`);
    expect(await find(`ids=${most.join(',')}`)).toHaveLength(5);
  });

  test.each([
    'nextStep=dance',
    'conflict=maybe',
    'partlyPrepaid=1',
    'lineStatus=lost',
    'awbNumber=',
    'ids=',
    'ids=con_1:1,,con_1:2',
    `ids=${Array.from({ length: 201 }, (_, index) => `con_1:${index}`).join(',')}`,
  ])('%.40s is refused', async (query) => {
    const answer = await get(`/api/orders?${query}`).expect(422);
    expect(answer.body.code).toBe('invalid_request');
  });

  test('an order says its next step; the counts are those of the views', async () => {
    const steps = await Promise.all(
      ['1', '2', '4'].map(async (id) => (await get(`/api/orders/con_1:${id}`)).body.nextStep),
    );
    expect(steps).toEqual(['pick', null, null]);
    const counts = await get('/api/orders/counts').expect(200);
    const views = { all: 5, toPick: 2, toShip: 0, cod: 2, conflicts: 1, needsSku: 0 };
    expect(counts.body).toMatchObject({ total: 5, views });
    const found = [views.toPick, views.cod, views.conflicts];
    const listed = ['nextStep=pick', 'paymentMethod=COD', 'conflict=true'].map(find);
    expect((await Promise.all(listed)).map(({ length }) => length)).toEqual(found);
  });
});
