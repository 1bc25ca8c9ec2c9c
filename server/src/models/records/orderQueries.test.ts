import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildFulfillment, buildLine, buildOrder } from '../../../test/builders.ts';
import { dropTestDatabase, openTestDatabase } from '../../../test/database.ts';
import { addOrders, toRecord } from '../../../test/orderRecords.ts';
import { watchQueries } from '../../../test/profile.ts';
import type { Database } from '../database.ts';
import { ensureIndexes } from '../define.ts';
import { countOrders } from './orderCounts.ts';
import type { OrderFilter } from './orderFilter.ts';
import { saveMissingNextSteps } from './orderNextSteps.ts';
import { planSearch } from './orderSearch.ts';
import { orders } from './orders.ts';
import { findOrdersPage } from './ordersPage.ts';

let db: Database;
const ws = 'ws_1';

beforeAll(async () => {
  db = await openTestDatabase();
  await ensureIndexes(db);
});
beforeEach(() => orders.collection(db).deleteMany({}));
afterAll(() => dropTestDatabase(db));

async function find(filter: OrderFilter): Promise<string[]> {
  const page = await findOrdersPage(db, ws, filter, { limit: 50, cursor: null });
  return page.items.map((order) => order.shopifyOrderId).sort();
}

const shirt = buildLine({ externalId: '501' });
const sent = { ...shirt, fulfilledQty: 1 };
const returned = { ...shirt, currentQty: 0, fulfilledQty: 1 };

describe('search finds an order by', () => {
  beforeEach(async () => {
    await addOrders(db, [
      {
        name: '#1001',
        phone: '+919769003006',
        email: 'Asha.Rao@Example.com',
        customer: null,
        lines: [sent],
        fulfillments: [buildFulfillment([sent], { trackingNumbers: ['SF-77 001'] })],
      },
      { name: 'SLU-2024-17', phone: '020 2612 3456', email: 'b@example.com', customer: null },
      { name: '3003', phone: '12345', email: 'c@example.com', lines: [], customer: null },
    ]);
  });

  test.each<[string, string, string[]]>([
    ['number', '#1001', ['1']],
    ['number without #', '1001', ['1']],
    ['# where the shop writes none', '#3003', ['3']],
    ['number with its shop’s prefix', 'slu-2024-17', ['2']],
    ['its beginning', '#10', ['1']],
    ['name', 'asha', ['1', '2', '3']],
    ['name, any case, both words', 'RAO Asha', ['1', '2', '3']],
    ['phone with country', '+919769003006', ['1']],
    ['phone without country', '9769003006', ['1']],
    ['phone with a trunk zero', '09769003006', ['1']],
    ['phone with country, spaced', '+91 97690 03006', ['1']],
    ['phone without country, spaced', '97690 03006', ['1']],
    ['phone with dashes and brackets', '(97690) 03-006', ['1']],
    ['phone with dots', '97690.03006', ['1']],
    ['beginning of a phone', '976900', ['1']],
    ['land line as printed', '020 2612 3456', ['2']],
    ['e-mail', 'asha.rao@example.com', ['1']],
    ['e-mail in capitals', 'ASHA.RAO@EXAMPLE.COM', ['1']],
    ['SKU code', 'C-9501', ['1', '2']],
    ['SKU code in small letters', 'c-9501', ['1', '2']],
    ['platform id', '2', ['2']],
    ['word and number together', 'asha #1001', ['1']],
    ['nothing it has', 'zebra', []],
    ['another phone', '9769003007', []],
  ])('%s: %s', async (_what, search, found) => {
    expect(await find({ search })).toEqual(found);
  });

  test.each(['SF-77 001', 'sf-77 00', 'sf-77', 'SF-77'])('AWB: %s', async (search) => {
    expect(await find({ search })).toEqual(['1']);
  });

  test('numbers of parcels and articles that look like phone numbers', async () => {
    const line = buildLine({ externalId: '601', variantId: '77', fulfilledQty: 1 });
    const parcel = buildFulfillment([line], { trackingNumbers: ['1234-567-890'] });
    await addOrders(db, [{ lines: [line], fulfillments: [parcel] }], { from: 9 });
    expect(await find({ search: '1234-567-890' })).toEqual(['9']);
    expect(await find({ search: '1234-567' })).toEqual(['9']);
    const plain = buildFulfillment([line], { trackingNumbers: ['12345678901'] });
    await addOrders(db, [{ lines: [line], fulfillments: [plain] }], { from: 10 });
    expect(await find({ search: '1234 5678 901' })).toEqual(['10']);
  });
});

describe('how a search is read', () => {
  test('by its rarest word; along the list where every word is common; with the same result', async () => {
    const named = (firstName: string, lastName: string) => ({
      email: null,
      customer: { externalId: '1', email: null, phone: null, firstName, lastName },
    });
    await addOrders(db, [
      ...Array.from({ length: 8 }, () => named('Asha', 'Rao')),
      named('Asha', 'Iyer'),
      named('Ravi', 'Rao'),
    ]);
    const caps = { one: 4, several: 4 };
    const read = async (search: string) => {
      const { conditions, hint } = await planSearch(db, ws, search, caps);
      const query = { $and: [{ workspaceId: ws }, ...conditions] };
      const sorted = orders.collection(db).find(query, hint ? { hint } : {});
      const cursor = sorted.sort({ orderedAt: -1, _id: -1 });
      const { queryPlanner } = await cursor.clone().explain('queryPlanner');
      const plan = JSON.stringify(queryPlanner.winningPlan);
      const ids = (await cursor.toArray()).map((order) => order.shopifyOrderId);
      return {
        ids: ids.sort(),
        byTokens: plan.includes('workspaceId_1_searchTokens_1'),
      };
    };
    expect((await read('asha rao')).ids).toHaveLength(8);
    expect((await read('asha rao')).byTokens).toBe(false);
    expect(await read('asha iyer')).toEqual({ ids: ['9'], byTokens: true });
    expect(await read('RAVI')).toEqual({ ids: ['10'], byTokens: true });
    expect((await read('rao')).ids).toHaveLength(9);
    expect(await read('nobody asha')).toEqual({ ids: [], byTokens: true });
  });
});

describe('filters', () => {
  test('next step, conflict, partly prepaid, status of a line, ids', async () => {
    const tip = buildLine({ externalId: '599', variantId: null, tip: true });
    await addOrders(db, [
      {},
      { lines: [sent], fulfillments: [buildFulfillment([sent])] },
      {
        lines: [sent],
        fulfillments: [buildFulfillment([sent])],
        cancelledAt: '2026-03-03T00:00:00.000Z',
      },
      { gateways: ['Gokwik PPCOD'], financialStatus: 'partially_paid', outstanding: 500 },
      { lines: [returned], fulfillments: [buildFulfillment([returned])] },
      { lines: [sent, tip], fulfillments: [buildFulfillment([sent])] },
    ]);
    expect(await find({ nextStep: 'pick' })).toEqual(['1', '4']);
    expect(await find({ nextStep: 'ship' })).toEqual([]);
    expect(await find({ conflict: true })).toEqual(['3']);
    expect(await find({ conflict: false })).toEqual(['1', '2', '4', '5', '6']);
    expect(await find({ partlyPrepaid: true })).toEqual(['4']);
    expect(await find({ partlyPrepaid: false })).toEqual(['1', '2', '3', '5', '6']);
    expect(await find({ lineStatus: 'pending' })).toEqual(['1', '4']);
    expect(await find({ lineStatus: 'shipped' })).toEqual(['2', '3', '6']);
    expect(await find({ lineStatus: 'returned' })).toEqual(['5']);
    expect(await find({ lineStatus: 'packed' })).toEqual([]);
    expect(await find({ ids: ['con_1:6', 'con_1:1', 'con_1:404'] })).toEqual(['1', '6']);
    expect(await find({ ids: ['con_1:6', 'con_1:1'], nextStep: 'pick' })).toEqual(['1']);
  });

  test('AWB number: whole, in any case, and no SKU of the same text', async () => {
    const line = buildLine({ externalId: '501', variantId: 'AWB7', fulfilledQty: 1 });
    const parcel = buildFulfillment([sent], { trackingNumbers: ['C-AWB7'] });
    await addOrders(db, [{ lines: [line] }, { lines: [sent], fulfillments: [parcel] }]);
    expect(await find({ search: 'c-awb7' })).toEqual(['1', '2']);
    expect(await find({ awbNumber: 'C-AWB7' })).toEqual(['2']);
    expect(await find({ awbNumber: 'c-awb7' })).toEqual(['2']);
    expect(await find({ awbNumber: 'C-AWB' })).toEqual([]);
  });
});

describe('counts', () => {
  test('leave deleted orders out, view by view and status by status', async () => {
    const cod = { gateways: ['cash_on_delivery'], financialStatus: 'pending' };
    const records = await addOrders(db, [cod, cod, {}, { cancelledAt: '2026-03-03T00:00:00Z' }]);
    await addOrders(db, [cod], { from: 5, ids: { workspaceId: ws, connectionId: 'con_2' } });
    await addOrders(db, [cod], { ids: { workspaceId: 'ws_2', connectionId: 'con_9' } });
    expect(await countOrders(db, ws)).toEqual({
      byStatus: { pending: 4, cancelled: 1 },
      total: 5,
      views: { all: 5, toPick: 4, toShip: 0, cod: 3, conflicts: 0 },
    });
    const gone = { $set: { deletedAt: new Date(), nextStep: null } };
    await orders.collection(db).updateOne({ _id: records[0]?._id ?? '' }, gone);
    expect(await countOrders(db, ws)).toEqual({
      byStatus: { pending: 3, cancelled: 1 },
      total: 4,
      views: { all: 4, toPick: 3, toShip: 0, cod: 2, conflicts: 0 },
    });
    expect((await countOrders(db, ws, 'con_2')).views).toMatchObject({ all: 1, cod: 1, toPick: 1 });
  });
});

describe('pages of views', () => {
  const views: OrderFilter[] = [
    {},
    { nextStep: 'pick' },
    { nextStep: 'ship' },
    { paymentMethod: 'COD' },
    { conflict: true },
    { partlyPrepaid: true },
    { lineStatus: 'returned' },
  ];
  const hour = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 3_600_000);

  test.each(views.map((view) => [JSON.stringify(view), view] as const))(
    '%s reads a page’s keys, however deep',
    async (_name, view) => {
      const record = toRecord(buildOrder());
      const copies = Array.from({ length: 400 }, (_, index) => ({
        ...record,
        _id: `con_1:${index}`,
        orderedAt: hour(index),
        nextStep: index % 2 === 0 ? ('pick' as const) : ('ship' as const),
        paymentMethod: index % 3 === 0 ? ('COD' as const) : null,
        conflict: index % 5 === 0 ? { code: 'x', message: 'x' } : null,
        partlyPrepaid: index % 4 === 0,
        lines: record.lines.map((line) => ({
          ...line,
          lineStatus: index % 6 === 0 ? ('returned' as const) : line.lineStatus,
        })),
      }));
      await orders.collection(db).insertMany(copies);
      const examined = await watchQueries(db, async () => {
        let cursor: string | null = null;
        for (let page = 0; page < 3; page += 1) {
          cursor = (await findOrdersPage(db, ws, view, { limit: 10, cursor })).nextCursor;
          expect(cursor).not.toBeNull();
        }
      });
      expect(examined).toHaveLength(5); // the first page, then the ties and the rest of two
      for (const { keys } of examined) expect(keys).toBeLessThanOrEqual(12);
    },
  );
});

describe('orders stored before the next step was kept', () => {
  test('open ones get it at the next start, once; others, and writers meanwhile, are left alone', async () => {
    const records = await addOrders(db, [
      {},
      { lines: [sent], fulfillments: [buildFulfillment([sent])] },
      { test: true },
      ...Array.from({ length: 600 }, () => ({})),
    ]);
    await orders.collection(db).updateMany({}, { $unset: { nextStep: '' } });
    expect(await saveMissingNextSteps(db)).toBe(602);
    const [open, shipped, tested] = await orders
      .collection(db)
      .find({ _id: { $in: records.slice(0, 3).map((record) => record._id) } })
      .sort({ _id: 1 })
      .toArray();
    expect([open?.nextStep, shipped?.nextStep, tested?.nextStep]).toEqual([
      'pick',
      undefined,
      null,
    ]);
    expect(open?.rev).toBe(1);
    expect(await saveMissingNextSteps(db)).toBe(0);
    expect((await countOrders(db, ws)).views.toPick).toBe(601);
  });
});
