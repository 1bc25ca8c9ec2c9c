import type { FetchRange, Glance } from '../../kit/types.ts';
import * as customerDocuments from '../documents/customers.ts';
import { type ChildSelection, type Document, toBulkText } from '../documents/document.ts';
import * as inventoryDocuments from '../documents/inventory.ts';
import * as orderDocuments from '../documents/orders.ts';
import * as productDocuments from '../documents/products.ts';
import { glanceCustomer, glanceInventory, glanceOrder, glanceProduct } from '../glance.ts';
import { listOf, type Node } from './nodes.ts';

/** A connection below a record, with the type in its nodes' gids and the document for what a page left out. */
export interface Child extends ChildSelection {
  types: string[];
  more: Document;
}

/** How one stream's records are asked for in bulk: data. */
export interface BulkSource {
  /** The query's root field: `orders`. */
  root: string;
  fields: string;
  /** Arguments of the root beside the query. */
  children: (ChildSelection & { types: string[] })[];
  /** Which bounds of updated_at can be asked for; rows beyond a bound that cannot do no harm. */
  bounds: 'both' | 'from' | 'none';
  count: Document;
  /** A joined root to the records it holds. */
  toRecords(node: Node): Node[];
  /** Records in a result of so many lines and roots. */
  toTotal(result: { lines: number; roots: number }): number;
  glance(body: unknown): Glance;
}

/** How one stream's records are asked for by pages and one by one. */
export interface PageSource extends BulkSource {
  /** `Order` of its gids. */
  type: string;
  page: Document;
  one: Document;
  /** The field of `one`'s answer. */
  oneRoot: string;
  children: Child[];
  pageSize: number;
}

const itself = {
  toRecords: (node: Node): Node[] => [node],
  toTotal: ({ roots }: { roots: number }): number => roots,
};

export const orderSource: PageSource = {
  root: 'orders',
  type: 'Order',
  fields: orderDocuments.orderFields,
  page: orderDocuments.ordersPage,
  one: orderDocuments.orderById,
  oneRoot: 'order',
  children: [
    { ...orderDocuments.lineItems, types: ['LineItem'], more: orderDocuments.orderLinesMore },
    {
      ...orderDocuments.shippingLines,
      types: ['ShippingLine'],
      more: orderDocuments.orderShippingMore,
    },
  ],
  pageSize: 100,
  bounds: 'both',
  count: orderDocuments.ordersCount,
  ...itself,
  glance: glanceOrder,
};

export const productSource: PageSource = {
  root: 'products',
  type: 'Product',
  fields: productDocuments.productFields,
  page: productDocuments.productsPage,
  one: productDocuments.productById,
  oneRoot: 'product',
  children: [
    {
      ...productDocuments.variants,
      types: ['ProductVariant'],
      more: productDocuments.productVariantsMore,
    },
    {
      ...productDocuments.media,
      types: ['MediaImage', 'Video', 'ExternalVideo', 'Model3d'],
      more: productDocuments.productMediaMore,
    },
  ],
  pageSize: 50,
  bounds: 'both',
  count: productDocuments.productsCount,
  ...itself,
  glance: glanceProduct,
};

export const customerSource: PageSource = {
  root: 'customers',
  type: 'Customer',
  fields: customerDocuments.customerFields,
  page: customerDocuments.customersPage,
  one: customerDocuments.customerById,
  oneRoot: 'customer',
  children: [
    {
      ...customerDocuments.addresses,
      types: ['MailingAddress'],
      more: customerDocuments.customerAddressesMore,
    },
  ],
  pageSize: 250,
  // Shopify compares customers by whole days: an upper bound would cut the last one off.
  bounds: 'from',
  count: customerDocuments.customersCount,
  ...itself,
  glance: glanceCustomer,
};

/** By item, so that the file falls into many small groups; each level becomes a record. */
export const inventorySource: BulkSource = {
  root: 'inventoryItems',
  fields: inventoryDocuments.inventoryItemFields,
  children: [{ ...inventoryDocuments.inventoryLevels, types: ['InventoryLevel'] }],
  bounds: 'none',
  count: inventoryDocuments.variantsCount,
  toRecords: (item) => listOf(item, 'inventoryLevels') as Node[],
  toTotal: ({ lines, roots }) => lines - roots,
  glance: glanceInventory,
};

export const bulkSources: BulkSource[] = [
  orderSource,
  productSource,
  customerSource,
  inventorySource,
];

/**
 * The search for a stretch of time, both ends inclusive and to the second. Unquoted dates are read as nonsense and
 * give wrong rows without an error (shopify-facts 5). '' = everything.
 */
export function toFilter(range: FetchRange, bounds: BulkSource['bounds'] = 'both'): string {
  const from = bounds === 'none' ? null : range.from;
  const to = bounds === 'both' ? range.to : null;
  return [
    ...(from ? [`updated_at:>='${toSeconds(from, Math.floor)}'`] : []),
    ...(to ? [`updated_at:<='${toSeconds(to, Math.ceil)}'`] : []),
  ].join(' ');
}

export function toSeconds(instant: Date, round: (value: number) => number): string {
  return `${new Date(round(instant.getTime() / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/** The text of a bulk operation over a stretch of time, as far as the source can be cut by it. */
export function toBulkQuery(source: BulkSource, range: FetchRange): string {
  const filter = toFilter(range, source.bounds);
  const root = filter === '' ? source.root : `${source.root}(query: ${JSON.stringify(filter)})`;
  return toBulkText(root, source.fields, source.children);
}
