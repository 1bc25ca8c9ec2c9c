import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AccessError, FatalError } from '../../../lib/errors.ts';
import shopify from '../index.ts';
import { openTestShop, type TestShop } from '../sandbox/harness.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => shop.sandbox.close());

const failed = async (): Promise<string[]> =>
  (await shopify.check(shop.context)).filter(({ ok }) => !ok).map(({ check }) => check);

describe('check (spec 10.2)', () => {
  test('everything in order', async () => {
    const results = await shopify.check(shop.context);
    expect(results.map(({ check, ok }) => `${check} ${ok}`)).toEqual([
      'token true',
      'shop true',
      'api_version true',
      'scopes true',
      'history true',
    ]);
  });

  test('a refused token', async () => {
    shop.sandbox.faults.revokeTokens();
    expect(await failed()).toEqual(['token']);
  });

  test("another shop's token", async () => {
    shop.connection.settings['shopDomain'] = 'other.myshopify.com';
    expect(await failed()).toEqual(['shop']);
  });

  test('a version that is no more', async () => {
    shop.connection.settings['apiVersion'] = '2023-01';
    expect(await failed()).toEqual(['api_version']);
  });

  test('edge cases 30, 92: missing permissions by name, write implies read', async () => {
    const { scopes } = shop.sandbox.shop;
    for (const scope of ['read_all_orders', 'read_customers', 'read_inventory'])
      scopes.delete(scope);
    const results = await shopify.check(shop.context);
    expect(results.filter(({ ok }) => !ok)).toEqual([
      { check: 'scopes', ok: false, message: 'Missing permissions: read_customers' },
      {
        check: 'history',
        ok: false,
        message: 'Order history is limited to 60 days: ask Shopify for read_all_orders',
      },
    ]);
  });

  test('a shop that does not answer', async () => {
    shop.connection.settings['baseUrl'] = 'http://127.0.0.1:9';
    expect(await failed()).toEqual(['reachable']);
  }, 30_000);

  test('whose account it is', async () => {
    expect(await shopify.identify?.(shop.context)).toMatchObject({
      account: shop.sandbox.domain,
      currency: 'INR',
      timezone: 'Asia/Kolkata',
    });
  });
});

describe('subscriptions', () => {
  const uri = `https://sluice.example/api/webhooks/shopify/orders`;

  test('are listed, registered once and removed', async () => {
    const { subscriptions } = shopify;
    if (!subscriptions) throw new Error('No subscriptions');
    for (const { topic, registrable } of shopify.webhooks?.topics ?? []) {
      if (registrable) await subscriptions.register(shop.context, topic, uri);
    }
    await subscriptions.register(shop.context, 'orders/create', uri);
    const listed = await subscriptions.list(shop.context);
    const wanted = (shopify.webhooks?.topics ?? []).filter(({ registrable }) => registrable);
    expect(listed.map(({ topic }) => topic).sort()).toEqual(
      wanted.map(({ topic }) => topic).sort(),
    );
    await subscriptions.remove(shop.context, 'orders/create', uri);
    expect(await subscriptions.list(shop.context)).toHaveLength(wanted.length - 1);
  });

  test('a refused address says why', async () => {
    const work = shopify.subscriptions?.register(shop.context, 'orders/create', '');
    await expect(work).rejects.toBeInstanceOf(FatalError);
  });
});

describe('one record', () => {
  const fetchOne = (stream: string, id: string) =>
    shopify.streams.find(({ name }) => name === stream)?.fetchOne?.(shop.context, id);

  test('spec 7.11: an order by its name, exactly', async () => {
    const spec = {
      lines: [{ title: 'A', price: 100, quantity: 1 }],
      payment: { kind: 'cod' as const },
    };
    const order = shop.sandbox.actions.createOrder(spec);
    shop.sandbox.actions.createOrder({ ...spec, name: `${order.name}-B` });
    const found = await fetchOne('orders', `name:${order.name}`);
    expect(found?.glance.externalId).toBe(String(order.id));
    expect((await fetchOne('orders', `name:${order.name.slice(1)}`))?.glance.externalId).toBe(
      String(order.id),
    );
    expect(await fetchOne('orders', "name:' OR name:'")).toBeNull();
    expect(await fetchOne('orders', '99')).toBeNull();
    expect(await fetchOne('orders', 'nonsense')).toBeNull();
  });

  test('edge case 30: without read_all_orders "not found" is no proof that an order is gone', async () => {
    expect(await fetchOne('orders', '99')).toBeNull();
    shop.sandbox.shop.scopes.delete('read_all_orders');
    await expect(fetchOne('orders', '99')).rejects.toBeInstanceOf(AccessError);
  });

  test('a product by its variant or inventory item, a level by both ids', async () => {
    const product = shop.sandbox.actions.createProduct({
      title: 'Shirt',
      variants: [{ price: 100, stock: [4] }],
    });
    const variant = product.variants[0];
    if (!variant) throw new Error('No variant');
    const id = String(product.id);
    expect((await fetchOne('products', id))?.glance.externalId).toBe(id);
    expect((await fetchOne('products', `variant:${variant.id}`))?.glance.externalId).toBe(id);
    expect(
      (await fetchOne('products', `inventory_item:${variant.item.id}`))?.glance.externalId,
    ).toBe(id);
    expect(await fetchOne('products', 'variant:5')).toBeNull();
    const [locationId] = shop.sandbox.shop.locations.keys();
    const level = `${variant.item.id}-${locationId}`;
    expect((await fetchOne('inventory', level))?.glance.externalId).toBe(level);
    expect(await fetchOne('inventory', '5-6')).toBeNull();
    expect(await fetchOne('inventory', 'nonsense')).toBeNull();
  });
});
