import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stockShop } from '../../../../test/shopHistory.ts';
import { AccessError } from '../../../lib/errors.ts';
import { everything } from '../../kit/sandbox/collect.ts';
import type { AnsweredVersion, FetchRange } from '../../kit/types.ts';
import shopify from '../index.ts';
import { openTestShop, type TestShop } from '../sandbox/harness.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
  stockShop(shop.sandbox);
});
afterEach(() => shop.sandbox.close());

const count = (name: string, range: FetchRange = everything) =>
  shopify.streams.find((stream) => stream.name === name)?.count?.(shop.context, range);

describe('rows a fetch would bring', () => {
  test('as the shop counts them', async () => {
    const { orders, products, customers } = shop.sandbox.shop;
    expect(await count('orders')).toEqual({ rows: orders.size, notice: null });
    expect(await count('products')).toEqual({ rows: products.size, notice: null });
    expect(await count('customers')).toEqual({ rows: customers.size, notice: null });
    const past = { from: new Date('2019-01-01'), to: new Date('2020-01-01') };
    expect(await count('orders', past)).toEqual({ rows: 0, notice: null });
  });

  test('levels at several places are counted by nobody', async () => {
    expect(shop.sandbox.shop.locations.size).toBeGreaterThan(1);
    expect(await count('inventory')).toEqual({ rows: null, notice: null });
  });

  test('with one place there is a level for each variant', async () => {
    const { products, locations } = shop.sandbox.shop;
    for (const id of [...locations.keys()].slice(1)) locations.delete(id);
    const variants = [...products.values()].flatMap((product) => product.variants);
    expect(await count('inventory')).toEqual({ rows: variants.length, notice: null });
  });

  test('every stream that has pages says how many rows', () => {
    const silent = shopify.streams.filter((stream) => stream.pages && !stream.count);
    expect(silent).toEqual([]);
  });

  test('edge cases 30, 92: a limited history is said, a missing permission is refused', async () => {
    shop.sandbox.shop.scopes.delete('read_all_orders');
    const limited = await count('orders');
    expect(limited?.notice).toContain('60 days');
    shop.sandbox.shop.scopes.delete('read_customers');
    await expect(count('customers')).rejects.toThrow(AccessError);
  });
});

test('each answer says which version it was asked for and is of', async () => {
  const told: AnsweredVersion[] = [];
  const context = {
    ...shop.context,
    answered: (version: AnsweredVersion) => void told.push(version),
  };
  await shopify.check(context);
  expect(told).toContainEqual({ asked: '2026-07', answered: '2026-07' });
  shop.connection.settings['apiVersion'] = '2024-01';
  await shopify.check(context);
  const { asked, answered } = told.at(-1) ?? {};
  expect(asked).toBe('2024-01');
  expect(answered).not.toBe('2024-01');
});
