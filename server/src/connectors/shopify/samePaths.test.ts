import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultRules } from '../../domain/rules.ts';
import type { ReadResult } from '../../domain/source.ts';
import { createPages } from './fetch/fetchStream.ts';
import { createInventoryPages } from './fetch/inventoryPages.ts';
import { toCustomer } from './mapper/mapper.customer.ts';
import { toInventoryLevel } from './mapper/mapper.inventory.ts';
import { toOrder } from './mapper/mapper.order.ts';
import { toProduct } from './mapper/mapper.product.ts';
import { collectPages } from '../kit/sandbox/collect.ts';
import { openTestShop, type TestShop } from './sandbox/harness.ts';
import { orderCases } from './sandbox/orderCases.ts';
import { toRestCustomer } from './sandbox/rest/restCustomer.ts';
import { toRestLevel } from './sandbox/rest/restInventory.ts';
import { toRestOrder } from './sandbox/rest/restOrder.ts';
import { toRestProduct } from './sandbox/rest/restProduct.ts';
import { customerSource, orderSource, productSource } from './fetch/sources.ts';
import { bodiesOf } from './testing/collect.ts';

const context = { currency: 'INR', timezone: 'Asia/Kolkata', rules: defaultRules };
let shop: TestShop;

function valueOf<T>(result: ReadResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

/** As a delivery: through JSON. */
const asBody = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** What one body does not speak of is taken from the other. */
function withoutUndefined<T extends object>(left: T, right: T): [Partial<T>, Partial<T>] {
  const keys = Object.keys(left).filter(
    (key) => left[key as keyof T] !== undefined && right[key as keyof T] !== undefined,
  );
  const pick = (from: T): Partial<T> =>
    Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key))) as Partial<T>;
  return [pick(left), pick(right)];
}

const cases = new Map<string, string>();

beforeAll(async () => {
  shop = await openTestShop({ shop: { products: 40, orders: 150, customers: 60, days: 30 } });
  for (const [name, create] of Object.entries(orderCases)) {
    cases.set(name, String(create(shop.sandbox)));
  }
});
afterAll(() => shop.sandbox.close());

describe('one order by webhook, page and bulk', () => {
  let pages: Map<string, unknown>;
  let bulk: Map<string, unknown>;
  beforeAll(async () => {
    pages = bodiesOf(await collectPages(createPages(orderSource, Infinity), shop.context));
    bulk = bodiesOf(await collectPages(createPages(orderSource, 0), shop.context));
  });
  const hook = (id: string): unknown => {
    const order = shop.sandbox.shop.orders.get(Number(id));
    if (!order) throw new Error(`No order ${id}`);
    return asBody(toRestOrder(shop.sandbox.shop, order));
  };

  test.each(Object.keys(orderCases))('%s (spec 4.8)', (name) => {
    const id = cases.get(name) ?? '';
    const node = valueOf(toOrder(pages.get(id), context));
    expect(valueOf(toOrder(hook(id), context))).toEqual(node);
    expect(valueOf(toOrder(bulk.get(id), context))).toEqual(node);
  });

  test('every order of the demo shop', () => {
    expect(pages.size).toBe(shop.sandbox.shop.orders.size);
    for (const [id, body] of pages) {
      const node = valueOf(toOrder(body, context));
      expect(valueOf(toOrder(hook(id), context))).toEqual(node);
      expect(orderSource.glance(hook(id)).sourceVersion).toEqual(
        orderSource.glance(body).sourceVersion,
      );
      expect(orderSource.glance(hook(id)).marks).toEqual(orderSource.glance(body).marks);
    }
  });

  test('a page and a bulk result are the same bytes', () => {
    expect(bulk.size).toBe(pages.size);
    for (const [id, body] of pages) expect(JSON.stringify(bulk.get(id))).toBe(JSON.stringify(body));
  });
});

describe('other records', () => {
  test('products by webhook, page and bulk, but for what bodies do not tell (cost)', async () => {
    const pages = bodiesOf(await collectPages(createPages(productSource, Infinity), shop.context));
    const bulk = bodiesOf(await collectPages(createPages(productSource, 0), shop.context));
    expect(pages.size).toBe(shop.sandbox.shop.products.size);
    for (const product of shop.sandbox.shop.products.values()) {
      const id = String(product.id);
      const node = valueOf(toProduct(pages.get(id), context));
      expect(JSON.stringify(bulk.get(id))).toBe(JSON.stringify(pages.get(id)));
      const body = valueOf(toProduct(asBody(toRestProduct(shop.sandbox.shop, product)), context));
      expect({ ...body, variants: [] }).toEqual({ ...node, variants: [] });
      expect(body.variants).toHaveLength(node.variants.length);
      for (const [index, variant] of body.variants.entries()) {
        const [left, right] = withoutUndefined(variant, node.variants[index] ?? variant);
        expect(left).toEqual(right);
        expect(variant.cost).toBeUndefined();
      }
    }
  });

  test('customers', async () => {
    const pages = bodiesOf(await collectPages(createPages(customerSource, Infinity), shop.context));
    const bulk = bodiesOf(await collectPages(createPages(customerSource, 0), shop.context));
    expect(pages.size).toBe(shop.sandbox.shop.customers.size);
    for (const customer of shop.sandbox.shop.customers.values()) {
      const node = valueOf(toCustomer(pages.get(String(customer.id))));
      expect(valueOf(toCustomer(bulk.get(String(customer.id))))).toEqual(node);
      const body = valueOf(toCustomer(asBody(toRestCustomer(shop.sandbox.shop.info, customer))));
      const [left, right] = withoutUndefined(body, node);
      expect(left).toEqual(right);
      expect(body.tags).toBeUndefined();
    }
  });

  test('inventory levels', async () => {
    const pages = bodiesOf(await collectPages(createInventoryPages(), shop.context));
    const bulk = await collectPages(createInventoryPages(0), shop.context);
    expect(bulk.at(-1)).toMatchObject({ checkpoint: { done: true }, total: pages.size });
    const levels = bodiesOf(bulk);
    expect(levels.size).toBe(pages.size);
    expect(pages.size).toBeGreaterThan(100);
    for (const [id, body] of pages) {
      const level = shop.sandbox.shop.levels.get(id.replace('-', ':'));
      if (!level) throw new Error(`No level ${id}`);
      const node = valueOf(toInventoryLevel(body));
      expect(JSON.stringify(levels.get(id))).toBe(JSON.stringify(body));
      const rest = valueOf(toInventoryLevel(asBody(toRestLevel(shop.sandbox.shop, level))));
      const [left, right] = withoutUndefined(rest, node);
      expect(left).toEqual(right);
    }
  });
});
