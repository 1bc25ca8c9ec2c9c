import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../../test/database.ts';
import { addOrders } from '../../../test/orderRecords.ts';
import { openTenant, openTestWeb, type TestWeb } from '../../../test/web.ts';
import { countMatches, mostCounted } from '../../models/records/orderMatches.ts';
import { orders } from '../../models/records/orders.ts';

let web: TestWeb;
let keys: Awaited<ReturnType<typeof openTenant>>['keys'];
let outsider: string;

beforeAll(async () => {
  web = await openTestWeb();
  keys = (await openTenant(web, 'ws_1')).keys;
  outsider = (await openTenant(web, 'ws_2')).keys.admin;
  await addOrders(web.db, [
    { gateways: ['cash_on_delivery'] },
    { gateways: ['cash_on_delivery'], name: '#7001' },
    { name: '#7002' },
  ]);
});
afterAll(async () => dropTestDatabase(web.db));

const ask = (query: string, key = keys.warehouse) =>
  request(web.app).get(`/api/orders/matches${query}`).set('Authorization', `Bearer ${key}`);
const count = async (query: string, key = keys.warehouse) =>
  (await ask(query, key).expect(200)).body as { orders: number; more: boolean };

describe('how many orders a filter finds', () => {
  test('as many as the list would show, in one workspace alone', async () => {
    expect(await count('')).toEqual({ orders: 3, more: false });
    expect(await count('?paymentMethod=COD&sort=orderedAt')).toEqual({ orders: 2, more: false });
    expect(await count('?paymentMethod=COD&search=7001')).toEqual({ orders: 1, more: false });
    expect(await count('', outsider)).toEqual({ orders: 0, more: false });
  });

  test('a wrong filter is named; pages have no meaning here', async () => {
    const answer = await ask('?paymentMethod=cash').expect(422);
    expect(answer.body.errors).toMatchObject([{ field: 'paymentMethod' }]);
    await ask('?limit=5').expect(422);
  });

  test('counting stops where nobody needs the number, and says so', async () => {
    const [one] = await orders.collection(web.db).find({}).limit(1).toArray();
    if (!one) throw new Error('no order');
    const many = Array.from({ length: mostCounted + 2 }, (_, index) => ({
      ...one,
      _id: `many:${index}`,
      workspaceId: 'ws_many',
      searchTokens: [],
      lines: [],
    }));
    await orders.collection(web.db).insertMany(many);
    expect(await countMatches(web.db, 'ws_many', {})).toEqual({ orders: mostCounted, more: true });
    await orders.collection(web.db).deleteMany({ _id: { $in: ['many:0', 'many:1'] } });
    expect(await countMatches(web.db, 'ws_many', {})).toEqual({ orders: mostCounted, more: false });
  });
});
