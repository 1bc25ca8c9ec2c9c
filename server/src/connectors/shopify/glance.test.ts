import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseJson } from '../../lib/json.ts';
import type { WebhookEnvelope } from '../kit/types.ts';
import { glanceCustomer, glanceInventory, glanceOrder, glanceProduct } from './glance.ts';
import { topics } from './topics.ts';

const envelope: WebhookEnvelope = {
  topic: 'orders/delete',
  deliveryId: 'delivery-1',
  eventId: null,
  triggeredAt: new Date('2026-11-02T10:00:00.123Z'),
  apiVersion: '2026-07',
  test: false,
};

function look(topic: string, body: unknown) {
  const found = topics.find((entry) => entry.topic === topic);
  if (!found?.glance) throw new Error(`No glance of ${topic}`);
  return found.glance(body, { ...envelope, topic });
}

describe('orders', () => {
  test('both shapes look alike', () => {
    const rest = glanceOrder({
      id: 1,
      name: '#1001',
      updated_at: '2026-08-28T06:59:14+05:30',
      payment_gateway_names: ['Cash on Delivery (COD)', 'manual'],
      financial_status: 'pending',
      fulfillment_status: null,
    });
    const node = glanceOrder({
      id: 'gid://shopify/Order/1',
      name: '#1001',
      updatedAt: '2026-08-28T01:29:14Z',
      paymentGatewayNames: ['Cash on Delivery (COD)', 'manual'],
      displayFinancialStatus: 'PENDING',
      displayFulfillmentStatus: null,
    });
    expect(rest).toEqual(node);
    expect(rest.marks).toContain('cod');
    expect(rest.complete).toBe(false);
    expect(glanceOrder({ id: 1, line_items: [] }).complete).toBe(true);
    expect(glanceOrder({ id: 1, lineItems: { nodes: [] } }).complete).toBe(true);
    expect(rest.summary).toEqual({
      number: '#1001',
      financialStatus: 'pending',
      gateways: 'Cash on Delivery (COD), manual',
    });
  });

  test('odd values do not stop it; only a missing id does', () => {
    const odd = glanceOrder({
      id: '5',
      updated_at: 'soon',
      payment_gateway_names: [1, null, 'cod'],
      name: {},
    });
    expect(odd.externalId).toBe('5');
    expect(Number.isNaN(odd.sourceVersion.getTime())).toBe(true);
    expect(odd.marks).toContain('cod');
    for (const body of [{}, { id: null }, { id: 'x' }, [], null, 'text', 7]) {
      expect(() => glanceOrder(body)).toThrow(/no id|not an object/);
    }
  });

  test('a refund in the buyer’s currency makes the body incomplete', () => {
    const order = (currency: string) => ({
      id: 1,
      currency: 'INR',
      line_items: [],
      refunds: [{ transactions: [{ currency, amount: '1.00' }] }],
    });
    expect(glanceOrder(order('INR')).complete).toBe(true);
    expect(glanceOrder(order('USD')).complete).toBe(false);
  });

  test('edge case 12: a deletion is a tombstone of its trigger time', () => {
    const gone = look('orders/delete', { id: 1 });
    expect(gone).toMatchObject({ externalId: '1', deleted: true, complete: true, marks: [] });
    expect(gone.sourceVersion).toEqual(envelope.triggeredAt);
  });
});

describe('products', () => {
  test('edge case 63: fewer variants than ids asks for the rest', () => {
    const gids = [{ admin_graphql_api_id: 'a' }, { admin_graphql_api_id: 'b' }];
    expect(glanceProduct({ id: 1, variants: [{}], variant_gids: gids }).complete).toBe(false);
    expect(glanceProduct({ id: 1, variants: [{}, {}], variant_gids: gids }).complete).toBe(true);
    expect(glanceProduct({ id: 1, variants: [{}] }).complete).toBe(true);
  });
});

describe('customers', () => {
  test('a body without tags and consent is incomplete, and nothing personal gets into the summary', () => {
    const body = parseJson(
      readFileSync(join(import.meta.dirname, 'fixtures/webhook-2025-04-customers-1.json')),
    );
    expect(glanceCustomer(body)).toMatchObject({ complete: false, summary: {} });
    expect(glanceCustomer({ id: 1, tags: '', accepts_marketing: true }).complete).toBe(true);
    expect(glanceCustomer({ id: 'gid://shopify/Customer/1' }).complete).toBe(true);
  });
});

describe('inventory', () => {
  test('edge case 73: keyed by item and location, in both shapes', () => {
    const rest = glanceInventory({
      inventory_item_id: 7,
      location_id: 9,
      updated_at: '2026-01-01T00:00:00Z',
    });
    const node = glanceInventory({
      id: 'gid://shopify/InventoryLevel/1?inventory_item_id=7',
      item: { id: 'gid://shopify/InventoryItem/7' },
      location: { id: 'gid://shopify/Location/9' },
      updatedAt: '2026-01-01T00:00:00Z',
    });
    expect(rest).toEqual(node);
    expect(rest.externalId).toBe('7-9');
    expect(
      look('inventory_levels/disconnect', { inventory_item_id: 7, location_id: 9 }),
    ).toMatchObject({
      externalId: '7-9',
      deleted: true,
    });
    expect(() => glanceInventory({ inventory_item_id: 7 })).toThrow('no location');
  });
});

describe('events', () => {
  test.each<[string, unknown, string]>([
    ['orders/edited', { order_edit: { id: 78912328793, order_id: 1 } }, '78912328793'],
    ['refunds/create', { id: 5, order_id: 1 }, '5'],
    ['customers/redact', { shop_id: 1, customer: { id: 33 } }, '33'],
    [
      'customers/data_request',
      { shop_id: 1, customer: { id: 33 }, data_request: { id: 99 } },
      '99',
    ],
    ['shop/redact', { shop_id: 954889 }, '954889'],
    ['customers/merge', { admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/2' }, '2'],
    ['app/scopes_update', { current: [] }, 'delivery-1'],
  ])('%s is kept under what it is about', (topic, body, id) => {
    expect(look(topic, body)).toMatchObject({ externalId: `${topic}:${id}`, deleted: false });
  });
});
