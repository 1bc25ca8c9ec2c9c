import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildCustomer, buildOrder, buildProduct, buildVariant } from '../../../test/builders.ts';
import { dropTestDatabase, openTestDatabase } from '../../../test/database.ts';
import { addConnection, setUpProcessing, take } from '../../../test/processing.ts';
import { testStreams } from '../../../test/sourceConnector.ts';
import { runProcessorPass } from '../../process/runPass.ts';
import {
  type CatalogFilter,
  findCatalog,
  findProduct,
  findProductsPage,
  findSku,
  findSkusPage,
} from './catalogPage.ts';
import { type CustomerFilter, findCustomer, findCustomersPage } from './customersPage.ts';
import type { Database } from '../database.ts';
import { findInventoryPage } from './inventoryPage.ts';
import { findOrder, findOrdersPage, type OrderSort, saveOrder } from './ordersPage.ts';
import type { OrderFilter } from './orderFilter.ts';
import { countOrders } from './orderCounts.ts';

let db: Database;
const ws = 'ws_1';

beforeAll(async () => {
  db = await openTestDatabase();
  const deps = await setUpProcessing(db);
  await addConnection(db, 'con_other', 'ws_other');
  const titles = ['Apron', 'Belt', 'Cap'];
  const shop = titles.map((title, index) =>
    buildProduct({
      externalId: `70${index}`,
      title,
      status: title === 'Belt' ? 'draft' : 'active',
      variants: [
        buildVariant({
          externalId: `950${index}`,
          sku: `${title.toUpperCase()}-1`,
          inventoryItemId: `4${index}`,
        }),
      ],
    }),
  );
  const orders = Array.from({ length: 25 }, (_, index) =>
    buildOrder({
      externalId: String(1000 + index),
      name: `#${1000 + index}`,
      gateways: index % 5 === 0 ? ['Cash on Delivery (COD)'] : ['razorpay'],
      processedAt: `2026-03-${String(1 + (index % 20)).padStart(2, '0')}T00:00:00.000Z`,
      lines: [],
      total: index * 100,
      currentTotal: index * 100,
      customer: {
        externalId: String(300 + (index % 3)),
        email: `buyer${index % 3}@example.com`,
        phone: null,
        firstName: 'Asha',
        lastName: `Rao${index % 3}`,
      },
      email: `buyer${index % 3}@example.com`,
    }),
  );
  await take(db, testStreams.products, shop);
  await take(db, testStreams.orders, orders);
  await take(db, testStreams.customers, [
    buildCustomer({ externalId: '300', email: 'buyer0@example.com' }),
  ]);
  await take(
    db,
    testStreams.inventory,
    ['61', '62'].map((locationId) => ({
      inventoryItemId: '40',
      locationId,
      locationName: 'Main',
      available: 2,
      updatedAt: '2026-03-01T00:00:00.000Z',
    })),
  );
  const foreign = { connectionId: 'con_other', workspaceId: 'ws_other' };
  await take(db, testStreams.products, shop, foreign);
  await take(db, testStreams.orders, orders.slice(0, 5), foreign);
  await runProcessorPass(deps);
});
afterAll(() => dropTestDatabase(db));

/** Every page of a list, joined. */
async function readAll(filter: OrderFilter, sort?: OrderSort): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null, page = 0; page < 20; page += 1) {
    const request = { limit: 4, cursor, ...(sort ? { sort } : {}) };
    const found = await findOrdersPage(db, ws, filter, request);
    ids.push(...found.items.map((order) => order.shopifyOrderId));
    cursor = found.nextCursor;
    if (cursor === null) return ids;
  }
  throw new Error('pages without end');
}

describe('orders', () => {
  test('page through in every sort without a gap or a double', async () => {
    for (const sort of ['-orderedAt', 'orderedAt', '-totalAmount', 'totalAmount'] as const) {
      const ids = await readAll({}, sort);
      expect(ids).toHaveLength(25);
      expect(new Set(ids).size).toBe(25);
    }
    expect((await readAll({}, '-totalAmount'))[0]).toBe('1024');
  });

  test('filter by payment, date, connection, customer', async () => {
    expect(await readAll({ paymentMethod: 'COD' })).toHaveLength(5);
    expect(await readAll({ paymentMethod: null })).toHaveLength(0);
    const orderedFrom = new Date('2026-03-20T00:00:00.000Z');
    expect(await readAll({ orderedFrom })).toEqual(['1019']);
    expect(await readAll({ orderedTo: new Date('2026-03-02T00:00:00.000Z') })).toHaveLength(2);
    expect(await readAll({ connectionId: 'con_other' })).toEqual([]);
    expect(await readAll({ customerId: 'con_1:302' })).toHaveLength(8);
  });

  test('search by beginnings of number, name and address; what people type is never a pattern', async () => {
    expect(await readAll({ search: '#1003' })).toEqual(['1003']);
    expect(await readAll({ search: ' 1003 ' })).toEqual(['1003']);
    expect(await readAll({ search: 'ASHA rao1' })).toHaveLength(8);
    expect(await readAll({ search: 'buyer2@exa' })).toHaveLength(8);
    expect(await readAll({ search: '1003', shopifyOrderId: '1003' })).toEqual(['1003']);
    expect(await readAll({ shopifyOrderId: '100' })).toEqual([]);
    expect(await readAll({ orderNumber: '#1004' })).toEqual(['1004']);
    expect(await readAll({ test: true })).toEqual([]);
    expect(await readAll({ search: '^(a+)+$' })).toEqual([]);
    expect(await readAll({ search: '.*' })).toEqual([]);
  });

  test('counts by status sum up to the total (spec 8.5)', async () => {
    const { byStatus, total } = await countOrders(db, ws);
    expect(total).toBe(25);
    expect(Object.values(byStatus).reduce((sum, count) => sum + count, 0)).toBe(25);
  });

  test('one order, guarded against writers that came first, and never another workspace’s', async () => {
    const order = await findOrder(db, ws, 'con_1:1001');
    if (!order) throw new Error('no order');
    expect(order).not.toHaveProperty('applied');
    expect(await saveOrder(db, ws, { ...order, rev: order.rev + 1, note: 'mine' })).toBe(true);
    expect(await saveOrder(db, ws, { ...order, rev: order.rev + 1, note: 'late' })).toBe(false);
    expect(await findOrder(db, 'ws_other', 'con_1:1001')).toBeNull();
    await expect(findOrder(db, '', 'con_1:1001')).rejects.toThrow('workspace');
  });
});

describe('catalog', () => {
  test('products come with their variations and SKUs', async () => {
    const first = await findProductsPage(db, ws, {}, { limit: 2, cursor: null });
    expect(first.items.map(({ product }) => product.title)).toEqual(['Apron', 'Belt']);
    expect(first.items[0]).toMatchObject({
      variations: [{ name: 'White' }],
      skus: [{ code: 'APRON-1', available: 4 }],
    });
    const next = await findProductsPage(db, ws, {}, { limit: 2, cursor: first.nextCursor });
    expect(next.items.map(({ product }) => product.title)).toEqual(['Cap']);
    const drafts = await findProductsPage(db, ws, { status: 'draft' }, { limit: 9, cursor: null });
    expect(drafts.items.map(({ product }) => product.title)).toEqual(['Belt']);
    const found = await findProductsPage(db, ws, { search: 'ca' }, { limit: 9, cursor: null });
    expect(found.items.map(({ product }) => product.title)).toEqual(['Cap']);
    const titles = async (filter: CatalogFilter) =>
      (await findProductsPage(db, ws, filter, { limit: 9, cursor: null })).items.map(
        ({ product }) => product.title,
      );
    expect(await titles({ search: 'belt-1' })).toEqual(['Belt']);
    expect(await titles({ search: 'nothing' })).toEqual([]);
    expect(await titles({ shopifyProductId: '702' })).toEqual(['Cap']);
    expect(await findProduct(db, ws, 'con_other:700')).toBeNull();
    expect((await findProduct(db, ws, 'con_1:700'))?.skus).toHaveLength(1);
  });

  test('SKUs by code; a connection’s catalog for the preview of a sync', async () => {
    const page = await findSkusPage(db, ws, { search: 'B' }, { limit: 9, cursor: null });
    expect(page.items.map(({ code }) => code)).toEqual(['BELT-1']);
    expect(page.items[0]).not.toHaveProperty('removed');
    for (const filter of [{ search: 'belt-' }, { shopifyVariantId: '9501' }]) {
      const same = await findSkusPage(db, ws, filter, { limit: 9, cursor: null });
      expect(same.items.map(({ code }) => code)).toEqual(['BELT-1']);
    }
    expect(await findSku(db, ws, 'con_other:9500')).toBeNull();
    const catalog = await findCatalog(db, ws, 'con_1');
    expect([catalog.listings.length, catalog.skus.length]).toEqual([3, 3]);
  });
});

describe('people and stock', () => {
  test('customers by last order, search by address', async () => {
    const page = await findCustomersPage(db, ws, {}, { limit: 9, cursor: null });
    expect(page.items).toHaveLength(3);
    const found = await findCustomersPage(db, ws, { search: 'BUYER0' }, { limit: 9, cursor: null });
    expect(found.items).toMatchObject([{ knownFrom: 'customer', ordersCount: 9 }]);
    const ids = async (filter: CustomerFilter) =>
      (await findCustomersPage(db, ws, filter, { limit: 9, cursor: null })).items.map(
        ({ shopifyCustomerId }) => shopifyCustomerId,
      );
    expect(await ids({ search: 'rao1' })).toEqual(['301']);
    expect(await ids({ email: 'Buyer2@example.com' })).toEqual(['302']);
    expect(await ids({ email: 'buyer' })).toEqual([]);
    expect(await ids({ shopifyCustomerId: '300' })).toEqual(['300']);
    expect(await findCustomer(db, 'ws_other', 'con_1:301')).toBeNull();
  });

  test('levels by SKU and location', async () => {
    const skuId = 'con_1:9500';
    const page = await findInventoryPage(db, ws, { skuId }, { limit: 9, cursor: null });
    expect(page.items.map(({ locationId }) => locationId)).toEqual(['61', '62']);
    expect((await findInventoryPage(db, 'ws_other', {}, { limit: 9, cursor: null })).items).toEqual(
      [],
    );
  });
});
