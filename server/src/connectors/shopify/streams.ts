import type { StreamDefinition } from '../kit/types.ts';
import { createCensus } from './fetch/census.ts';
import { countLevels, createCount, createOrderCount } from './fetch/counts.ts';
import { createOne, fetchLevel, fetchOrder, fetchProduct } from './fetch/fetchOne.ts';
import { createPages } from './fetch/fetchStream.ts';
import { glanceCustomer, glanceInventory, glanceOrder, glanceProduct } from './glance.ts';
import { createInventoryPages } from './fetch/inventoryPages.ts';
import { toCustomer } from './mapper/mapper.customer.ts';
import { glanceEvent, toEvent } from './mapper/mapper.event.ts';
import { toInventoryLevel } from './mapper/mapper.inventory.ts';
import { toOrder } from './mapper/mapper.order.ts';
import { toProduct } from './mapper/mapper.product.ts';
import { customerSource, orderSource, productSource } from './fetch/sources.ts';

const noEnvelope = {
  topic: 'unknown',
  deliveryId: 'unknown',
  eventId: null,
  triggeredAt: null,
  apiVersion: null,
  test: false,
};

export const orders: StreamDefinition<'order'> = {
  name: 'orders',
  kind: 'order',
  collection: 'shopify_order_cache',
  priority: 1,
  schedule: { everyMinutes: 60, lookbackHours: 24 },
  glance: glanceOrder,
  read: toOrder,
  pages: createPages(orderSource),
  fetchOne: fetchOrder,
  census: createCensus(),
  count: createOrderCount(orderSource),
};

export const products: StreamDefinition<'product'> = {
  name: 'products',
  kind: 'product',
  collection: 'shopify_product_cache',
  priority: 5,
  schedule: { everyMinutes: 360, lookbackHours: 24 },
  glance: glanceProduct,
  read: toProduct,
  pages: createPages(productSource),
  fetchOne: fetchProduct,
  count: createCount(productSource),
};

export const inventory: StreamDefinition<'inventory'> = {
  name: 'inventory',
  kind: 'inventory',
  collection: 'shopify_inventory_cache',
  priority: 6,
  schedule: { everyMinutes: 60, lookbackHours: 6 },
  glance: glanceInventory,
  read: toInventoryLevel,
  pages: createInventoryPages(),
  fetchOne: fetchLevel,
  count: countLevels,
};

export const customers: StreamDefinition<'customer'> = {
  name: 'customers',
  kind: 'customer',
  collection: 'shopify_customer_cache',
  priority: 7,
  schedule: { everyMinutes: 360, lookbackHours: 24 },
  glance: glanceCustomer,
  read: toCustomer,
  pages: createPages(customerSource),
  fetchOne: createOne(customerSource),
  count: createCount(customerSource),
};

/** Webhook bodies without a record of their own: nothing to fetch. */
export const events: StreamDefinition<'event'> = {
  name: 'events',
  kind: 'event',
  collection: 'shopify_event_cache',
  priority: 2,
  schedule: null,
  glance: (body) => glanceEvent(body, noEnvelope),
  read: toEvent,
};

export const streams: StreamDefinition[] = [orders, products, inventory, customers, events];
