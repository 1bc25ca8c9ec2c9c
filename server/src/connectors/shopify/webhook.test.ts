import { describe, expect, test } from '@jest/globals';
import { signHmacSha256 } from '../kit/signatures.ts';
import { webhooks } from './webhook.ts';

const shop = 'indigo-loom.myshopify.com';
const headers = {
  'x-shopify-topic': 'orders/create',
  'x-shopify-shop-domain': shop,
  'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
  'x-shopify-event-id': 'ev-1',
  'x-shopify-triggered-at': '2024-08-07T22:57:57.290670248Z',
  'x-shopify-api-version': '2026-07',
};

describe('headers', () => {
  test('say what a delivery is', () => {
    expect(webhooks.envelope(headers)).toEqual({
      topic: 'orders/create',
      deliveryId: 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      eventId: 'ev-1',
      triggeredAt: new Date('2024-08-07T22:57:57.290Z'),
      apiVersion: '2026-07',
      test: false,
    });
    expect(webhooks.envelope({ ...headers, 'x-shopify-test': 'true' })?.test).toBe(true);
    expect(webhooks.envelope({ 'x-shopify-topic': 'customer.tags_added' })?.topic).toBe(
      'customer.tags_added',
    );
  });

  test('without a topic there is no envelope; odd ids count as missing', () => {
    expect(webhooks.envelope({})).toBeNull();
    expect(webhooks.envelope({ 'x-shopify-topic': 'a\nb' })).toBeNull();
    expect(webhooks.envelope({ ...headers, 'x-shopify-webhook-id': '$where: 1' })?.deliveryId).toBe(
      '',
    );
  });

  test('edge case 10: the shop is an exact canonical domain', () => {
    expect(webhooks.account(headers)).toBe(shop);
    expect(webhooks.account({ 'x-shopify-shop-domain': 'Indigo-Loom.myshopify.com' })).toBe(shop);
    const wrong = [
      'evil.com',
      `${shop}.evil.com`,
      'a.myshopify.com@evil.com',
      'a..myshopify.com',
      '-a.myshopify.com',
      `${shop}, ${shop}`,
      '',
    ];
    for (const domain of wrong) {
      expect(webhooks.account({ 'x-shopify-shop-domain': domain })).toBeNull();
    }
    expect(webhooks.account({})).toBeNull();
  });

  test('the signature is over the raw bytes; an empty body is none', () => {
    const raw = Buffer.from('{"id":1}');
    const signed = { ...headers, 'x-shopify-hmac-sha256': signHmacSha256(raw, 's') };
    expect(webhooks.verify(raw, signed, ['old', 's'])).toBe(true);
    expect(webhooks.verify(Buffer.from('{"id": 1}'), signed, ['s'])).toBe(false);
    const empty = { ...headers, 'x-shopify-hmac-sha256': signHmacSha256('', 's') };
    expect(webhooks.verify(new Uint8Array(), empty, ['s'])).toBe(false);
  });
});

describe('what a body contradicts (spec 6.3, S07, S08)', () => {
  const order = {
    id: 1,
    admin_graphql_api_id: 'gid://shopify/Order/1',
    created_at: '2026-01-01T00:00:00Z',
    line_items: [],
  };

  test.each<[string, unknown, boolean]>([
    ['orders/create', order, false],
    ['orders/create', { id: 1, admin_graphql_api_id: 'https://www.example.com/' }, false],
    ['orders/create', 'text', false],
    ['products/update', order, true],
    ['customers/update', order, true],
    ['orders/delete', { id: 1 }, false],
    ['orders/delete', order, true],
    ['products/delete', { id: 1, title: 'Shirt' }, true],
    [
      'customers/delete',
      {
        id: 1,
        phone: null,
        addresses: [],
        tax_exemptions: [],
        admin_graphql_api_id: 'gid://shopify/Customer/1',
      },
      false,
    ],
    ['customers/delete', { id: 1, created_at: '2026-01-01T00:00:00Z' }, true],
    ['inventory_levels/disconnect', { inventory_item_id: 1, location_id: 2 }, false],
    ['inventory_levels/disconnect', { inventory_item_id: 1, location_id: 2, available: 3 }, true],
    ['orders/delete', null, true],
    ['customers/redact', order, true],
    ['customers/redact', { shop_domain: shop, customer: { id: 1 } }, false],
    ['customers/redact', { shop_domain: 'other.myshopify.com', customer: { id: 1 } }, true],
    ['shop/redact', { shop_id: 1, shop_domain: shop }, false],
    ['shop/redact', { shop_id: 1 }, true],
    ['app/uninstalled', order, true],
    ['app/uninstalled', { id: 5, myshopify_domain: shop }, false],
    ['app/uninstalled', [], true],
    ['shop/update', { id: 5, myshopify_domain: 'other.myshopify.com' }, true],
    ['shop/update', { id: 5, myshopify_domain: 'example string' }, false],
    ['orders/create', { ...order, shop_domain: 'other.myshopify.com' }, true],
    ['some/topic', { id: 1 }, false],
  ])('%s with %j: %p', (topic, body, expected) => {
    expect(webhooks.contradicts(body, topic, shop)).toBe(expected);
  });
});

test('topics: every one of spec 6.1, each once, compliance ones not registrable', () => {
  const names = webhooks.topics.map(({ topic }) => topic);
  expect(new Set(names).size).toBe(names.length);
  const wanted =
    'orders/create orders/updated orders/cancelled orders/fulfilled orders/paid orders/edited orders/delete products/create products/update products/delete customers/create customers/update customers/delete customers/redact customers/data_request inventory_levels/update inventory_levels/connect inventory_levels/disconnect inventory_items/update refunds/create fulfillments/create fulfillments/update shop/update shop/redact app/uninstalled bulk_operations/finish';
  expect(names).toEqual(expect.arrayContaining(wanted.split(' ')));
  const fixed = webhooks.topics.filter(({ registrable }) => !registrable).map(({ topic }) => topic);
  expect(fixed.sort()).toEqual(['customers/data_request', 'customers/redact', 'shop/redact']);
});
