import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AccessError, FatalError, RetryableError } from '../../../lib/errors.ts';
import { collectPages, everything, idsOf } from '../../kit/sandbox/collect.ts';
import type { FetchPage } from '../../kit/types.ts';
import { createClient } from './client.ts';
import { createPages } from './fetchStream.ts';
import { createInventoryPages } from './inventoryPages.ts';
import { fetchPages } from './pages.ts';
import { openTestShop, type TestShop } from '../sandbox/harness.ts';
import { customerSource, orderSource, productSource } from './sources.ts';
import { bodiesOf, throughDatabase } from '../testing/collect.ts';

const start = Date.UTC(2026, 10, 1);
let now = start;
let shop: TestShop;

const orders = createPages(orderSource, Number.POSITIVE_INFINITY);
const tick = (seconds = 1): void => {
  now += seconds * 1000;
};
/** An order one second after the last one. */
const createOrder = (lines = 1): number => {
  tick();
  return shop.sandbox.actions.createOrder({
    lines: Array.from({ length: lines }, (_, index) => ({
      title: `Line ${index}`,
      price: 10_000,
      quantity: 1,
    })),
    payment: { kind: 'cod' },
  }).id;
};
const createOrders = (count: number): string[] =>
  Array.from({ length: count }, () => String(createOrder()));

beforeEach(async () => {
  now = start;
  shop = await openTestShop({ clock: () => new Date(now) });
});
afterEach(() => shop.sandbox.close());

describe('pages', () => {
  test('give every order once, in the order of updated_at, with the total', async () => {
    const ids = createOrders(250);
    const pages = await collectPages(orders, shop.context);
    expect(idsOf(pages)).toEqual(ids);
    expect(pages).toHaveLength(3);
    expect(pages[0]?.total).toBe(250);
  });

  test('edge case 76: an exact number of pages and an empty shop', async () => {
    expect(idsOf(await collectPages(orders, shop.context))).toEqual([]);
    const ids = createOrders(200);
    expect(idsOf(await collectPages(orders, shop.context))).toEqual(ids);
  });

  test('bounds are inclusive, to the second, with quoted filters', async () => {
    const ids = createOrders(5);
    const range = { from: new Date(start + 2000), to: new Date(start + 4000) };
    expect(idsOf(await collectPages(orders, shop.context, range))).toEqual(ids.slice(1, 4));
  });

  test('edge case 80: a thousand rows of one second are all seen', async () => {
    const ids = createOrders(3);
    for (const id of ids) shop.sandbox.actions.updateOrder(Number(id), { note: 'same second' });
    const range = { from: new Date(now), to: new Date(now) };
    expect(idsOf(await collectPages(orders, shop.context, range)).sort()).toEqual(ids.sort());
  });

  test('edge case 45: all lines of an order with 620, and all shipping lines', async () => {
    const id = createOrder(620);
    const [body] = bodiesOf(await collectPages(orders, shop.context)).values();
    const lines = (body as { lineItems: { title: string }[] }).lineItems;
    expect(lines.map(({ title }) => title)).toEqual(
      Array.from({ length: 620 }, (_, index) => `Line ${index}`),
    );
    expect(id).toBeGreaterThan(0);
  });

  test('all 2,048 variants of a product', async () => {
    const variants = Array.from({ length: 2048 }, (_, index) => ({
      values: [`V${index}`],
      price: 100 + index,
    }));
    shop.sandbox.actions.createProduct({ title: 'Thread', options: ['Shade'], variants });
    const [body] = bodiesOf(await collectPages(createPages(productSource), shop.context)).values();
    expect((body as { variants: object[] }).variants).toHaveLength(2048);
  }, 30_000);

  test('resume after a crash at each page: nothing lost (edge cases 78, 79)', async () => {
    const ids = createOrders(230);
    const pages = await collectPages(orders, shop.context);
    for (const [index, page] of pages.entries()) {
      const rest = await collectPages(
        orders,
        shop.context,
        everything,
        throughDatabase(page.checkpoint),
      );
      expect(idsOf([...pages.slice(0, index + 1), ...rest])).toEqual(ids);
    }
  });

  test('deeper than Shopify pages: the window is begun anew at the last row seen', async () => {
    const ids = createOrders(330);
    const client = createClient(shop.context);
    const fetch = { client, context: shop.context, source: orderSource, total: null, deepest: 100 };
    const pages: FetchPage[] = [];
    for await (const page of fetchPages(fetch, everything, null)) pages.push(page);
    expect([...new Set(idsOf(pages))]).toEqual(ids);
    expect(pages[1]?.checkpoint).toMatchObject({ cursor: null, from: '2026-11-01T00:03:19.000Z' });
  });

  test('F36: orders that change between pages are in the pages or behind the start of the run', async () => {
    const ids = createOrders(220);
    const began = now;
    let page = 0;
    shop.sandbox.faults.onPage(() => {
      page += 1;
      tick();
      if (page === 1) shop.sandbox.actions.updateOrder(Number(ids[5]), { note: 'changed' });
      if (page === 1) shop.sandbox.actions.deleteOrder(Number(ids[150]));
      if (page === 2) createOrder();
    });
    const first = await collectPages(orders, shop.context);
    const second = await collectPages(orders, shop.context, { from: new Date(began), to: null });
    const seen = new Map([...bodiesOf(first), ...bodiesOf(second)]);
    for (const order of shop.sandbox.shop.orders.values()) {
      expect((seen.get(String(order.id)) as { note: string | null } | undefined)?.note).toBe(
        order.note,
      );
    }
  });
});

describe('trouble', () => {
  test('F33: odd answers are asked for again, never taken for an empty page', async () => {
    const ids = createOrders(3);
    for (const kind of ['html', 'truncate', 'empty', 'reset'] as const) {
      shop.sandbox.faults.add({ match: 'graphql', kind, containing: 'OrdersPage' });
      expect(idsOf(await collectPages(orders, shop.context))).toEqual(ids);
    }
  });

  test('an answer without its page is refused', async () => {
    createOrders(1);
    const body = { data: { orders: { nodes: [] } } };
    shop.sandbox.faults.add({
      match: 'graphql',
      kind: 'status',
      status: 200,
      body,
      containing: 'OrdersPage',
      times: 9,
    });
    await expect(collectPages(orders, shop.context)).rejects.toBeInstanceOf(RetryableError);
  });

  test('edge case 86: a page the platform cannot bear is halved until it can', async () => {
    const ids = createOrders(120);
    shop.sandbox.faults.add({
      match: 'graphql',
      kind: 'status',
      status: 500,
      containing: '"first":100',
      times: 5,
    });
    const pages = await collectPages(orders, shop.context);
    expect(idsOf(pages)).toEqual(ids);
    expect(pages[0]?.records).toHaveLength(50);
  }, 30_000);

  test('a cost over the limit is asked for in halves, and remembered', async () => {
    const ids = createOrders(60);
    const body = {
      errors: [{ message: 'Query cost is 1293', extensions: { code: 'MAX_COST_EXCEEDED' } }],
    };
    shop.sandbox.faults.add({
      match: 'graphql',
      kind: 'status',
      status: 200,
      body,
      containing: '"first":100',
      times: 9,
    });
    expect((await collectPages(orders, shop.context)).map(({ records }) => records.length)).toEqual(
      [50, 10],
    );
    expect(idsOf(await collectPages(orders, shop.context))).toEqual(ids);
    expect(shop.sandbox.faults.pending).toHaveLength(1);
  });

  test('F35: a lost position goes on from the last row seen, and says so', async () => {
    const ids = createOrders(210);
    const [first] = await collectPages(orders, shop.context);
    const checkpoint = { ...throughDatabase(first?.checkpoint ?? {}), cursor: 'gone' };
    const rest = await collectPages(orders, shop.context, everything, checkpoint);
    expect(idsOf(rest)).toEqual(ids.slice(99));
    expect(shop.notices.join()).toContain(
      'The position was lost, going on from 2026-11-01T00:01:40.000Z',
    );
  });

  test('F35: the same page again and again ends the run', async () => {
    const body = {
      data: { orders: { nodes: [], pageInfo: { hasNextPage: true, endCursor: 'abc' } } },
    };
    shop.sandbox.faults.add({
      match: 'graphql',
      kind: 'status',
      status: 200,
      body,
      containing: 'OrdersPage',
      times: 99,
    });
    const pages: FetchPage[] = [];
    const work = async (): Promise<void> => {
      for await (const page of orders(shop.context, everything, null)) pages.push(page);
    };
    await expect(work()).rejects.toBeInstanceOf(FatalError);
    expect(pages.length).toBeLessThanOrEqual(2);
  });

  test('edge case 92: a missing scope stops its stream and names the scope', async () => {
    shop.sandbox.shop.scopes.delete('read_orders');
    shop.sandbox.shop.scopes.delete('write_orders');
    shop.sandbox.shop.scopes.delete('read_all_orders');
    const error = await collectPages(orders, shop.context).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AccessError);
    expect((error as Error).message).toContain('read_orders');
    await collectPages(createPages(productSource), shop.context);
  });

  test('F30: throttled answers are waited for by their own figures', async () => {
    const ids = createOrders(3);
    shop.sandbox.faults.add({
      match: 'graphql',
      kind: 'throttled',
      containing: 'OrdersPage',
      times: 2,
    });
    expect(idsOf(await collectPages(orders, shop.context))).toEqual(ids);
    expect(shop.notices.filter((message) => message.startsWith('Rate limited'))).toHaveLength(2);
  });

  test('edge case 87: a frozen shop is tried again later', async () => {
    shop.sandbox.faults.setFrozen(true);
    const error = await collectPages(orders, shop.context).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RetryableError);
    expect((error as RetryableError).afterMs).toBeGreaterThan(60_000);
  });

  test('another version than the one asked is told once', async () => {
    shop.connection.settings['apiVersion'] = '2024-01';
    await collectPages(orders, shop.context);
    expect(shop.notices.filter((message) => message.includes('instead of 2024-01'))).toHaveLength(
      1,
    );
  });
});

describe('other streams', () => {
  test('customers and inventory by updated_at (edge case 72)', async () => {
    const { actions } = shop.sandbox;
    tick();
    const product = actions.createProduct({
      title: 'Shirt',
      options: ['Size'],
      variants: [
        { values: ['S'], price: 100, stock: [5] },
        { values: ['M'], price: 100, stock: [7] },
      ],
    });
    actions.createCustomer({ email: 'a@example.com' });
    tick(60);
    const customer = actions.createCustomer({ email: 'b@example.com' });
    const later = new Date(now);
    const [variant] = product.variants;
    if (!variant) throw new Error('No variant');
    const [locationId = 0] = shop.sandbox.shop.locations.keys();
    actions.setInventory({ itemId: variant.item.id, locationId, available: -3 });
    const changed = { from: later, to: null };
    const customers = createPages(customerSource);
    expect(idsOf(await collectPages(customers, shop.context, changed))).toEqual([
      String(customer.id),
    ]);
    expect(idsOf(await collectPages(customers, shop.context))).toHaveLength(2);
    const levels = await collectPages(createInventoryPages(), shop.context, changed);
    expect(idsOf(levels)).toEqual([`${variant.item.id}-${locationId}`]);
    expect(bodiesOf(levels).get(`${variant.item.id}-${locationId}`)).toMatchObject({
      quantities: [{ name: 'available', quantity: -3 }],
    });
  });
});
