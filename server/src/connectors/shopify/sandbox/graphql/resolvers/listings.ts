import type { OrderState } from '../../state/orderTypes.ts';
import type { BulkState, CustomerState, LocationState, ProductState } from '../../state/types.ts';
import {
  bulkSearch,
  customerSearch,
  itemSearch,
  locationSearch,
  orderSearch,
  productSearch,
  variantSearch,
  type VariantRow,
} from '../search/searchFields.ts';
import type { Listing } from './lists.ts';
import { isOrderVisible } from './lists.ts';
import { toFullName } from '../../rest/restAddress.ts';
import { computeOrderTotals } from '../../state/orderMoney.ts';

interface Stamped {
  createdAt: string;
  updatedAt: string;
}

const byTime = {
  CREATED_AT: (row: Stamped): string => row.createdAt,
  UPDATED_AT: (row: Stamped): string => row.updatedAt,
};

export const orderListing: Listing<OrderState> = {
  scope: 'read_orders',
  rows: (state) => state.orders.values(),
  visible: isOrderVisible,
  id: (order) => order.id,
  values: {
    ...byTime,
    PROCESSED_AT: (order) => order.processedAt,
    ORDER_NUMBER: (order) => order.number,
    TOTAL_PRICE: (order) => computeOrderTotals(order).total,
    CURRENT_TOTAL_PRICE: (order) => computeOrderTotals(order).currentTotal,
  },
  search: orderSearch,
};

export const productListing: Listing<ProductState> = {
  scope: 'read_products',
  rows: (state) => state.products.values(),
  id: (product) => product.id,
  values: {
    ...byTime,
    TITLE: (product) => product.title,
    VENDOR: (product) => product.vendor,
    PRODUCT_TYPE: (product) => product.productType,
    PUBLISHED_AT: (product) => product.publishedAt ?? '',
  },
  search: productSearch,
};

export const variantListing: Listing<VariantRow> = {
  scope: 'read_products',
  rows: (state) =>
    [...state.variants.values()].map(({ product, variant }) => ({
      id: variant.id,
      product,
      variant,
      createdAt: variant.createdAt,
      updatedAt: variant.updatedAt,
    })),
  id: (row) => row.id,
  values: { SKU: (row) => row.variant.sku ?? '', TITLE: (row) => row.variant.title },
  search: variantSearch,
};

export const itemListing: Listing<VariantRow> = {
  scope: 'read_inventory',
  rows: (state) =>
    [...state.items.values()].map(({ product, variant }) => ({
      id: variant.item.id,
      product,
      variant,
      createdAt: variant.item.createdAt,
      updatedAt: variant.item.updatedAt,
    })),
  id: (row) => row.id,
  values: {},
  search: itemSearch,
};

export const customerListing: Listing<CustomerState> = {
  scope: 'read_customers',
  rows: (state) => state.customers.values(),
  id: (customer) => customer.id,
  values: {
    ...byTime,
    NAME: (customer) => toFullName(customer.lastName, customer.firstName),
  },
  search: customerSearch,
};

export const locationListing: Listing<LocationState> = {
  scope: 'read_locations',
  rows: (state) => state.locations.values(),
  id: (location) => location.id,
  values: { NAME: (location) => location.name },
  search: locationSearch,
};

export const bulkListing: Listing<BulkState> = {
  scope: 'read_products',
  rows: (state) => state.bulk.values(),
  id: (bulk) => bulk.id,
  values: {
    CREATED_AT: (bulk) => bulk.createdAt,
    COMPLETED_AT: (bulk) => bulk.completedAt ?? '',
  },
  search: bulkSearch,
};
