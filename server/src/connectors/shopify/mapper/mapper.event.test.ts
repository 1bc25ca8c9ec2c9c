import { expect, test } from '@jest/globals';
import { defaultRules } from '../../../domain/rules.ts';
import { glanceEvent, toEvent } from './mapper.event.ts';
import { topics } from '../topics.ts';

const read = (topic: string | null, body: unknown) =>
  toEvent(body, { currency: 'INR', timezone: 'Asia/Kolkata', rules: defaultRules, topic });

test.each<[string | null, unknown, object]>([
  [
    'orders/edited',
    { order_edit: { order_id: 7 } },
    { type: 'refetch', stream: 'orders', externalId: '7' },
  ],
  [null, { order_edit: { order_id: 7 } }, { type: 'refetch', stream: 'orders', externalId: '7' }],
  [
    'refunds/create',
    { id: 1, order_id: 7, transactions: [] },
    { type: 'refetch', stream: 'orders', externalId: '7' },
  ],
  [
    'fulfillments/update',
    { id: 1, order_id: 7 },
    { type: 'refetch', stream: 'orders', externalId: '7' },
  ],
  [null, { id: 1, order_id: 7 }, { type: 'refetch', stream: 'orders', externalId: '7' }],
  [
    'inventory_items/update',
    { id: 9 },
    { type: 'refetch', stream: 'products', externalId: 'inventory_item:9' },
  ],
  [
    'customer.tags_added',
    { customerId: 'gid://shopify/Customer/3' },
    { type: 'refetch', stream: 'customers', externalId: '3' },
  ],
  [
    'customers/merge',
    { admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/4' },
    { type: 'refetch', stream: 'customers', externalId: '4' },
  ],
  ['app/uninstalled', { id: 1 }, { type: 'uninstalled' }],
  ['shop/update', { id: 1 }, { type: 'noted', reason: 'Shop settings changed' }],
  [
    'customers/redact',
    { customer: { id: 1 } },
    { type: 'held', reason: 'Customer redaction requested' },
  ],
  ['carts/create', { id: 1 }, { type: 'noted', reason: 'Nothing to do for this topic' }],
])('%s asks for %j', (topic, body, expected) => {
  expect(read(topic, body)).toEqual({ ok: true, value: expected });
});

test('an event that does not say whose record changed is an issue', () => {
  expect(read('refunds/create', { id: 1 })).toMatchObject({ ok: false });
  expect(read('orders/edited', { order_edit: null })).toMatchObject({ ok: false });
  expect(read('refunds/create', null)).toMatchObject({ ok: false });
});

test('every event topic has its rule', () => {
  for (const { topic, stream } of topics) {
    if (stream !== 'events') continue;
    const result = read(topic, {});
    expect(result).not.toEqual({
      ok: true,
      value: { type: 'noted', reason: 'Nothing to do for this topic' },
    });
  }
});

test.each<[string, object, string | undefined]>([
  ['refunds/create', { id: 1, order_id: 7 }, '7'],
  ['fulfillments/update', { id: 1, order_id: 450789469 }, '450789469'],
  ['orders/edited', { order_edit: { id: 3, order_id: 7 } }, '7'],
  ['shop/update', { id: 1 }, undefined],
])('%s is kept with the order it is about', (topic, body, orderId) => {
  const envelope = { deliveryId: 'd', eventId: null, triggeredAt: null, apiVersion: null };
  const glance = glanceEvent(body, { ...envelope, topic, test: false });
  expect(glance.summary['orderId']).toBe(orderId);
});
