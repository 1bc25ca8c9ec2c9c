import { findNode } from './nodes.ts';
import {
  bulkListing,
  customerListing,
  itemListing,
  locationListing,
  orderListing,
  productListing,
  variantListing,
} from './listings.ts';
import { assertScope, findFiltered, listRows, type Listing } from './lists.ts';
import { toChildren } from './rows.ts';
import type { FieldMap } from './resolverTypes.ts';
import { versionList } from './versions.ts';

type Root = unknown;
type RootField = FieldMap<Root>[string];

const list =
  <T>(listing: Listing<T>): RootField =>
  (_root, args, context, info) =>
    listRows(listing, args, context, info);

const one =
  (type: string, scope: string): RootField =>
  (_root, args, context, info) => {
    assertScope(context.state, info.fieldName, scope);
    return findNode(context, args.id ?? '', type);
  };

/** Counts stop at `limit` (10,000 unless told) and say so (shopify-facts 5). */
const count =
  <T>(listing: Listing<T>): RootField =>
  (_root, args, context, info) => {
    const size = findFiltered(listing, args, context, info).length;
    const limit = args.limit ?? Number.POSITIVE_INFINITY;
    return size > limit
      ? { count: limit, precision: 'AT_LEAST' }
      : { count: size, precision: 'EXACT' };
  };

/** Ignores its filter and still says EXACT: measured on the real API (shopify-facts 5). */
const countVariants: RootField = (root, args, context, info) => {
  if (args.query) {
    const message = 'Invalid search field for this query.';
    const warnings = [{ field: 'updated_at', message, code: 'invalid_field' }];
    const path = [String(info.path.key)];
    context.searches.push({ path, query: args.query, parsed: {}, warnings });
  }
  return count(variantListing)(root, { ...args, query: null }, context, info);
};

export const queryFields: FieldMap<Root> = {
  orders: list(orderListing),
  order: one('Order', 'read_orders'),
  ordersCount: count(orderListing),
  products: list(productListing),
  product: one('Product', 'read_products'),
  productsCount: count(productListing),
  productVariants: list(variantListing),
  productVariant: one('ProductVariant', 'read_products'),
  productVariantsCount: countVariants,
  customers: list(customerListing),
  customer: one('Customer', 'read_customers'),
  customersCount: count(customerListing),
  inventoryItems: list(itemListing),
  inventoryItem: one('InventoryItem', 'read_inventory'),
  inventoryLevel: one('InventoryLevel', 'read_inventory'),
  locations: list(locationListing),
  location: (root, args, context, info) => {
    if (args.id) return one('Location', 'read_locations')(root, args, context, info);
    assertScope(context.state, 'location', 'read_locations');
    return [...context.state.locations.values()][0] ?? null;
  },
  shop: (_root, _args, { state }) => state,
  node: (_root, args, context) => findNode(context, args.id ?? ''),
  nodes: (_root, args, context) => (args.ids ?? []).map((id) => findNode(context, id)),
  webhookSubscriptions: (_root, args, context) => {
    const rows = context.subscriptions
      .list()
      .filter((item) => !args.topics || args.topics.includes(item.topic))
      .filter((item) => !args.uri || item.uri === args.uri)
      .filter((item) => !args.callbackUrl || item.uri === args.callbackUrl);
    return toChildren(rows, args, context, (item) => item.id);
  },
  webhookSubscription: (_root, args, context) =>
    findNode(context, args.id ?? '', 'WebhookSubscription'),
  webhookSubscriptionsCount: (_root, _args, { subscriptions }) => ({
    count: subscriptions.list().length,
    precision: 'EXACT',
  }),
  bulkOperation: (_root, args, context) => findNode(context, args.id ?? '', 'BulkOperation'),
  bulkOperations: list(bulkListing),
  currentBulkOperation: (_root, _args, { bulk }) => bulk.list().at(-1) ?? null,
  currentAppInstallation: (_root, _args, { state }) => ({
    id: 'gid://shopify/AppInstallation/641203011777',
    launchUrl: `https://${state.info.domain}/admin/apps/sandbox`,
    uninstallUrl: null,
    accessScopes: [...state.scopes].map((handle) => ({ handle, description: handle })),
  }),
  publicApiVersions: (_root, _args, { state }) => versionList(state.clock()),
};
