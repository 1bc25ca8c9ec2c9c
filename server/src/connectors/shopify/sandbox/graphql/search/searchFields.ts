import {
  computeFinancialStatus,
  computeFulfillmentStatus,
  computeGateways,
} from '../../state/orderStatus.ts';
import type { OrderState } from '../../state/orderTypes.ts';
import type {
  BulkState,
  CustomerState,
  LevelState,
  LocationState,
  ProductState,
  VariantState,
} from '../../state/types.ts';
import type { SearchField, SearchFields } from './filter.ts';

interface Stamped {
  id: number;
  createdAt: string;
  updatedAt: string;
}

function commonFields<T extends Stamped>(): Record<string, SearchField<T>> {
  return {
    id: { kind: 'id', read: (row) => row.id },
    created_at: { kind: 'time', read: (row) => row.createdAt },
    updated_at: { kind: 'time', read: (row) => row.updatedAt },
  };
}

function readOrderStates(order: OrderState): string[] {
  if (order.cancelledAt) return ['cancelled', 'closed'];
  return order.closedAt ? ['closed'] : ['open', 'not_closed'];
}

/** fulfillment_status words of the search: shipped = fulfilled, unfulfilled = not begun or partly done. */
function readShipping(order: OrderState): string[] {
  const status = computeFulfillmentStatus(order);
  if (status === 'fulfilled') return ['fulfilled', 'shipped'];
  return status === 'partial' ? ['partial', 'unfulfilled'] : ['unshipped', 'unfulfilled'];
}

export const orderSearch: SearchFields<OrderState> = {
  fields: {
    ...commonFields<OrderState>(),
    processed_at: { kind: 'time', read: (order) => order.processedAt },
    name: { kind: 'text', read: (order) => [order.name, order.name.replace(/^#/, '')] },
    status: { kind: 'text', read: readOrderStates },
    financial_status: { kind: 'text', read: (order) => [computeFinancialStatus(order)] },
    fulfillment_status: { kind: 'text', read: readShipping },
    gateway: { kind: 'text', read: computeGateways },
    tag: { kind: 'text', read: (order) => order.tags },
    tag_not: {
      kind: 'test',
      test: (order, value) => !order.tags.some((tag) => tag.toLowerCase() === value),
    },
    test: { kind: 'text', read: (order) => [String(order.test)] },
    sku: { kind: 'text', read: (order) => order.lines.map((line) => line.sku) },
    email: { kind: 'text', read: (order) => [order.email] },
    customer_id: { kind: 'id', read: (order) => order.customerId ?? -1 },
    source_name: { kind: 'text', read: (order) => [order.sourceName] },
    confirmation_number: { kind: 'text', read: (order) => [order.confirmationNumber] },
    discount_code: {
      kind: 'text',
      read: (order) => order.discountApplications.map((item) => item.code),
    },
  },
  words: (order) => [order.name, order.email, ...order.lines.map((line) => line.title)],
};

export const productSearch: SearchFields<ProductState> = {
  fields: {
    ...commonFields<ProductState>(),
    published_at: { kind: 'time', read: (product) => product.publishedAt },
    status: { kind: 'text', read: (product) => [product.status] },
    title: { kind: 'text', read: (product) => [product.title] },
    handle: { kind: 'text', read: (product) => [product.handle] },
    vendor: { kind: 'text', read: (product) => [product.vendor] },
    product_type: { kind: 'text', read: (product) => [product.productType] },
    tag: { kind: 'text', read: (product) => product.tags },
    sku: { kind: 'text', read: (product) => product.variants.map((variant) => variant.sku) },
    barcode: { kind: 'text', read: (product) => product.variants.map((v) => v.barcode) },
    gift_card: { kind: 'text', read: (product) => [String(product.giftCard)] },
  },
  words: (product) => [product.title, product.vendor, product.handle],
};

export interface VariantRow extends Stamped {
  product: ProductState;
  variant: VariantState;
}

export const variantSearch: SearchFields<VariantRow> = {
  fields: {
    ...commonFields<VariantRow>(),
    product_id: { kind: 'id', read: (row) => row.product.id },
    sku: { kind: 'text', read: (row) => [row.variant.sku] },
    barcode: { kind: 'text', read: (row) => [row.variant.barcode] },
    title: { kind: 'text', read: (row) => [row.variant.title] },
    product_status: { kind: 'text', read: (row) => [row.product.status] },
    vendor: { kind: 'text', read: (row) => [row.product.vendor] },
  },
  words: (row) => [row.variant.sku, row.variant.title, row.product.title],
};

export const itemSearch: SearchFields<VariantRow> = {
  fields: {
    ...commonFields<VariantRow>(),
    sku: { kind: 'text', read: (row) => [row.variant.sku] },
    tracked: { kind: 'text', read: (row) => [String(row.variant.item.tracked)] },
  },
  words: (row) => [row.variant.sku],
};

export const levelSearch: SearchFields<LevelState> = {
  fields: {
    ...commonFields<LevelState>(),
    inventory_item_id: { kind: 'id', read: (level) => level.itemId },
  },
  words: () => [],
};

export const customerSearch: SearchFields<CustomerState> = {
  fields: {
    ...commonFields<CustomerState>(),
    customer_date: { kind: 'time', read: (customer) => customer.createdAt },
    email: { kind: 'text', read: (customer) => [customer.email] },
    phone: { kind: 'text', read: (customer) => [customer.phone] },
    first_name: { kind: 'text', read: (customer) => [customer.firstName] },
    last_name: { kind: 'text', read: (customer) => [customer.lastName] },
    state: { kind: 'text', read: (customer) => [customer.state] },
    tag: { kind: 'text', read: (customer) => customer.tags },
  },
  words: (customer) => [customer.email, customer.firstName, customer.lastName, customer.phone],
};

export const locationSearch: SearchFields<LocationState> = {
  fields: {
    ...commonFields<LocationState>(),
    name: { kind: 'text', read: (location) => [location.name] },
    active: { kind: 'text', read: (location) => [String(location.active)] },
  },
  words: (location) => [location.name],
};

export const bulkSearch: SearchFields<BulkState> = {
  fields: {
    id: { kind: 'id', read: (bulk) => bulk.id },
    created_at: { kind: 'time', read: (bulk) => bulk.createdAt },
    completed_at: { kind: 'time', read: (bulk) => bulk.completedAt },
    status: { kind: 'text', read: (bulk) => [bulk.status] },
    operation_type: { kind: 'text', read: () => ['query'] },
  },
  words: (bulk) => [bulk.status],
};
