import type { WebhookTopic } from '../kit/types.ts';
import {
  glanceCustomer,
  glanceDeleted,
  glanceInventory,
  glanceOrder,
  glanceProduct,
} from './glance.ts';
import { glanceEvent } from './mapper/mapper.event.ts';

const record = (stream: string, path: string) => (topic: string) => ({
  topic,
  stream,
  path,
  registrable: true,
});
const tombstone =
  (stream: string, look: Parameters<typeof glanceDeleted>[0]) =>
  (topic: string): WebhookTopic => ({
    ...record(stream, stream)(topic),
    glance: glanceDeleted(look),
  });
const event =
  (path: string, registrable = true) =>
  (topic: string): WebhookTopic => ({
    topic,
    stream: 'events',
    path,
    registrable,
    glance: glanceEvent,
  });

/** Every topic we understand (spec 6.1); any other one is stored as ignored. Data only. */
export const topics: WebhookTopic[] = [
  ...[
    'orders/create',
    'orders/updated',
    'orders/paid',
    'orders/cancelled',
    'orders/fulfilled',
    'orders/partially_fulfilled',
  ].map(record('orders', 'orders')),
  ...['orders/delete'].map(tombstone('orders', glanceOrder)),
  ...['orders/edited', 'order_transactions/create'].map(event('orders')),
  ...['refunds/create'].map(event('refunds')),
  ...['fulfillments/create', 'fulfillments/update'].map(event('fulfillments')),
  ...['products/create', 'products/update'].map(record('products', 'products')),
  ...['products/delete'].map(tombstone('products', glanceProduct)),
  ...['customers/create', 'customers/update', 'customers/enable', 'customers/disable'].map(
    record('customers', 'customers'),
  ),
  ...['customers/delete'].map(tombstone('customers', glanceCustomer)),
  ...[
    'customers/merge',
    'customer.tags_added',
    'customer.tags_removed',
    'customers_email_marketing_consent/update',
  ].map(event('customers')),
  ...['inventory_levels/update', 'inventory_levels/connect'].map(record('inventory', 'inventory')),
  ...['inventory_levels/disconnect'].map(tombstone('inventory', glanceInventory)),
  ...['inventory_items/create', 'inventory_items/update', 'inventory_items/delete'].map(
    event('inventory'),
  ),
  ...['shop/update'].map(event('shop')),
  ...['app/uninstalled', 'app/scopes_update', 'bulk_operations/finish'].map(event('app')),
  // The three privacy topics can be set in the app's own configuration only (shopify-facts 7).
  ...['customers/redact', 'customers/data_request', 'shop/redact'].map(event('compliance', false)),
];

/** `orders/create` → `ORDERS_CREATE`, `customer.tags_added` → `CUSTOMER_TAGS_ADDED`. */
export function toTopicEnum(topic: string): string {
  return topic.replace(/[./]/g, '_').toUpperCase();
}
