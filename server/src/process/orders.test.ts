import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  buildCustomer,
  buildLine,
  buildOrder,
  buildProduct,
  buildVariant,
} from '../../test/builders.ts';
import { dropTestDatabase, openTestDatabase } from '../../test/database.ts';
import {
  findCached,
  setUpProcessing,
  take,
  takeAndProcess,
  wipeAll,
} from '../../test/processing.ts';
import { testStreams } from '../../test/sourceConnector.ts';
import { cacheCollection } from '../models/cache/cache.ts';
import { customers } from '../models/records/customers.ts';
import type { Database } from '../models/database.ts';
import { demands } from '../models/cache/demands.ts';
import { orders } from '../models/records/orders.ts';
import type { ProcessDeps } from './deps.ts';
import { runProcessorPass } from './runPass.ts';

let db: Database;
let deps: ProcessDeps;
const { orders: orderStream, products: productStream, customers: customerStream } = testStreams;

/** The product whose variant the builders' order line names. */
const shirt = buildProduct({ variants: [buildVariant({ externalId: '9501', sku: 'CSH-WHT-S' })] });

beforeAll(async () => {
  db = await openTestDatabase();
  deps = await setUpProcessing(db);
});
beforeEach(() => wipeAll(db));
afterAll(() => dropTestDatabase(db));

describe('orders', () => {
  test('created, updated, unchanged', async () => {
    await takeAndProcess(deps, productStream, [shirt]);
    await takeAndProcess(deps, orderStream, [buildOrder()]);
    const created = await findCached(db, orderStream, '1001');
    expect(created).toMatchObject({
      status: 'processed',
      outcome: 'created',
      recordId: 'con_1:1001',
      attempts: 1,
      claim: null,
      codeVersion: 'test',
    });
    expect(created.due).toBeUndefined();
    expect(await orders.collection(db).findOne({ _id: 'con_1:1001' })).toMatchObject({
      rev: 1,
      rawVersion: 1,
      orderNumber: '#1001',
      lines: [{ skuId: 'con_1:9501', skuCode: 'CSH-WHT-S' }],
    });
    await takeAndProcess(deps, orderStream, [
      buildOrder({ note: 'gift', updatedAt: '2026-03-02T00:00:00.000Z' }),
    ]);
    expect(await findCached(db, orderStream, '1001')).toMatchObject({ outcome: 'updated' });
    await takeAndProcess(deps, orderStream, [
      buildOrder({ note: 'gift', updatedAt: '2026-03-03T00:00:00.000Z' }),
    ]);
    expect(await findCached(db, orderStream, '1001')).toMatchObject({ outcome: 'unchanged' });
    expect(await orders.collection(db).findOne({ _id: 'con_1:1001' })).toMatchObject({
      rev: 3,
      rawVersion: 3,
      note: 'gift',
      sourceUpdatedAt: new Date('2026-03-03T00:00:00.000Z'),
    });
  });

  test('an order whose variant is unknown fails, asks for the product, and heals (spec 4.7)', async () => {
    await takeAndProcess(deps, orderStream, [buildOrder()]);
    expect(await findCached(db, orderStream, '1001')).toMatchObject({
      status: 'failed',
      processingError: { code: 'SKU_NOT_FOUND', message: 'SKU not found: SKU-501' },
      waitingFor: ['variant:9501', 'products:700'],
    });
    expect(await demands.collection(db).findOne({ _id: 'con_1:products:700' })).toMatchObject({
      status: 'open',
    });
    await takeAndProcess(deps, productStream, [shirt]);
    expect(await findCached(db, orderStream, '1001')).toMatchObject({
      status: 'processed',
      outcome: 'created',
      processingError: null,
    });
  });

  test('a line of a product the platform does not have stays without SKU (edge case 21)', async () => {
    await takeAndProcess(deps, orderStream, [buildOrder()]);
    await demands
      .collection(db)
      .updateOne({}, { $set: { status: 'gone', answeredAt: new Date() }, $unset: { due: '' } });
    await cacheCollection(db, orderStream.collection).updateOne({}, { $set: { due: new Date(0) } });
    await runProcessorPass(deps);
    const order = await orders.collection(db).findOne({ _id: 'con_1:1001' });
    expect(order?.lines).toMatchObject([{ skuId: null, unlinked: 'deleted' }]);
    await takeAndProcess(deps, productStream, [shirt]);
    const healed = await orders.collection(db).findOne({ _id: 'con_1:1001' });
    expect(healed?.lines).toMatchObject([{ skuId: 'con_1:9501', unlinked: null }]);
  });

  test('customers are made from orders, then from their own record', async () => {
    await takeAndProcess(deps, productStream, [shirt]);
    await takeAndProcess(deps, customerStream, [buildCustomer()]);
    expect(await findCached(db, customerStream, '301')).toMatchObject({
      status: 'skipped',
      outcome: 'skipped',
      outcomeReason: 'no orders yet',
    });
    await takeAndProcess(deps, orderStream, [buildOrder()]);
    expect(await findCached(db, customerStream, '301')).toMatchObject({ status: 'processed' });
    expect(await customers.collection(db).findOne({ _id: 'con_1:301' })).toMatchObject({
      knownFrom: 'customer',
      ordersCount: 1,
      totalSpent: 100_000,
      tags: ['vip'],
    });
  });

  test('guests find their customer in both orders of arrival', async () => {
    await takeAndProcess(deps, productStream, [shirt]);
    const guest = buildOrder({ externalId: '1002', name: '#1002', customer: null });
    await takeAndProcess(deps, orderStream, [guest]);
    expect(await orders.collection(db).findOne({ _id: 'con_1:1002' })).toMatchObject({
      customerId: null,
    });
    await takeAndProcess(deps, customerStream, [buildCustomer()]);
    expect(await orders.collection(db).findOne({ _id: 'con_1:1002' })).toMatchObject({
      customerId: 'con_1:301',
    });
    await takeAndProcess(deps, orderStream, [{ ...guest, externalId: '1003', name: '#1003' }]);
    expect(await customers.collection(db).findOne({ _id: 'con_1:301' })).toMatchObject({
      ordersCount: 2,
      totalSpent: 200_000,
    });
  });

  test('two customers of one address never both count a guest’s order (edge case 68)', async () => {
    await takeAndProcess(deps, productStream, [shirt]);
    await take(db, customerStream, [buildCustomer(), buildCustomer({ externalId: '302' })]);
    await takeAndProcess(deps, orderStream, [buildOrder({ customer: null })]);
    const rows = await customers.collection(db).find({}).sort({ _id: 1 }).toArray();
    expect(rows.map(({ _id, ordersCount }) => [_id, ordersCount])).toEqual([
      ['con_1:301', 1],
      ['con_1:302', 0],
    ]);
  });

  test('lines that name several lines of one product are linked one by one', async () => {
    const lines = [buildLine({ externalId: '501' }), buildLine({ externalId: '502' })];
    await take(db, orderStream, [buildOrder({ lines })]);
    await takeAndProcess(deps, productStream, [
      buildProduct({
        variants: [
          buildVariant({ externalId: '9501' }),
          buildVariant({ externalId: '9502', options: [{ name: 'Color', value: 'Blue' }] }),
        ],
      }),
    ]);
    const order = await orders.collection(db).findOne({ _id: 'con_1:1001' });
    expect(order?.lines.map((line) => line.skuId)).toEqual(['con_1:9501', 'con_1:9502']);
  });
});
