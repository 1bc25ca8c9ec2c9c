import type { OrderState } from './orderTypes.ts';
import type {
  BulkState,
  CustomerState,
  LevelState,
  LocationState,
  ProductState,
  ShopInfo,
  Stamp,
  SubscriptionState,
  VariantState,
} from './types.ts';

export type IdKind = keyof typeof firstIds;

/** Where each kind of id starts: the magnitudes of a real shop, safe integers. */
export const firstIds = {
  order: 5_600_000_000_001,
  line: 14_200_000_000_001,
  shippingLine: 4_700_000_000_001,
  transaction: 6_900_000_000_001,
  refund: 960_000_000_001,
  refundLine: 620_000_000_001,
  adjustment: 280_000_000_001,
  fulfillment: 5_100_000_000_001,
  fulfillmentLine: 13_300_000_000_001,
  edit: 78_000_000_001,
  duty: 3_100_000_001,
  product: 8_700_000_000_001,
  option: 11_200_000_000_001,
  optionValue: 3_900_000_000_001,
  image: 42_000_000_000_001,
  media: 33_500_000_000_001,
  variant: 45_600_000_000_001,
  item: 47_700_000_000_001,
  level: 115_000_000_001,
  customer: 7_300_000_000_001,
  address: 9_500_000_000_001,
  location: 71_200_000_001,
  subscription: 1_300_000_000_001,
  bulk: 4_100_000_000_001,
  request: 1,
} as const;

/** The twin shop. Mutate it through ShopActions only: they keep clocks, indexes, webhooks and the log right. */
export interface ShopState {
  info: ShopInfo;
  /** What the installed app may do; take one out to see ACCESS_DENIED. */
  scopes: Set<string>;
  /** False after the app was uninstalled: no token works. */
  installed: boolean;
  /** 402 "Unavailable Shop" while true. */
  frozen: boolean;
  apiVersion: string;
  locations: Map<number, LocationState>;
  products: Map<number, ProductState>;
  variants: Map<number, { product: ProductState; variant: VariantState }>;
  items: Map<number, { product: ProductState; variant: VariantState }>;
  levels: Map<string, LevelState>;
  levelsOfItem: Map<number, LevelState[]>;
  customers: Map<number, CustomerState>;
  orders: Map<number, OrderState>;
  ordersOfCustomer: Map<number, OrderState[]>;
  subscriptions: Map<number, SubscriptionState>;
  bulk: Map<number, BulkState>;
  ids: Record<IdKind, number>;
  nextOrderNumber: number;
  /** Rises with every change: sorted lists and saved files hang on it. */
  version: number;
  clock: () => Date;
}

export const levelKey = (itemId: number, locationId: number): string => `${itemId}:${locationId}`;

export const toStamp = (date: Date): Stamp => `${date.toISOString().slice(0, 19)}Z`;

export function readClock(state: ShopState): Stamp {
  return toStamp(state.clock());
}

/** The next id of its kind, with the gaps a shared counter has. */
export function nextId(state: ShopState, kind: IdKind): number {
  const id = state.ids[kind];
  state.ids[kind] = id + (kind === 'request' ? 1 : 1 + ((id * 7919) % 97));
  return id;
}

export function createShopState(info: ShopInfo, clock: () => Date): ShopState {
  return {
    info,
    clock,
    scopes: new Set(allScopes),
    installed: true,
    frozen: false,
    apiVersion: '2026-07',
    locations: new Map(),
    products: new Map(),
    variants: new Map(),
    items: new Map(),
    levels: new Map(),
    levelsOfItem: new Map(),
    customers: new Map(),
    orders: new Map(),
    ordersOfCustomer: new Map(),
    subscriptions: new Map(),
    bulk: new Map(),
    ids: { ...firstIds },
    nextOrderNumber: 1,
    version: 0,
  };
}

/** All rights this product asks for (shopify-facts 2); `write_x` implies `read_x`. */
export const allScopes = [
  'read_orders',
  'read_all_orders',
  'write_orders',
  'read_products',
  'read_customers',
  'read_inventory',
  'write_inventory',
  'read_locations',
  'read_fulfillments',
  'read_merchant_managed_fulfillment_orders',
  'write_merchant_managed_fulfillment_orders',
  'write_fulfillments',
  'read_returns',
];

/** True when the app holds the right itself or the writing one. */
export function hasScope(state: ShopState, scope: string): boolean {
  return state.scopes.has(scope) || state.scopes.has(scope.replace(/^read_/, 'write_'));
}

export function addProduct(state: ShopState, product: ProductState): void {
  state.products.set(product.id, product);
  for (const variant of product.variants) addVariant(state, product, variant);
}

export function addVariant(state: ShopState, product: ProductState, variant: VariantState): void {
  state.variants.set(variant.id, { product, variant });
  state.items.set(variant.item.id, { product, variant });
}

export function dropVariant(state: ShopState, variant: VariantState): void {
  state.variants.delete(variant.id);
  state.items.delete(variant.item.id);
  for (const level of state.levelsOfItem.get(variant.item.id) ?? [])
    state.levels.delete(levelKey(level.itemId, level.locationId));
  state.levelsOfItem.delete(variant.item.id);
}

export function addLevel(state: ShopState, level: LevelState): void {
  state.levels.set(levelKey(level.itemId, level.locationId), level);
  const known = state.levelsOfItem.get(level.itemId);
  if (known) known.push(level);
  else state.levelsOfItem.set(level.itemId, [level]);
}

export function addOrder(state: ShopState, order: OrderState): void {
  state.orders.set(order.id, order);
  if (order.customerId === null) return;
  const known = state.ordersOfCustomer.get(order.customerId);
  if (known) known.push(order);
  else state.ordersOfCustomer.set(order.customerId, [order]);
}

/** Sum over the locations; null when the item is not tracked. */
export function computeAvailable(state: ShopState, variant: VariantState): number | null {
  if (!variant.item.tracked) return null;
  const levels = state.levelsOfItem.get(variant.item.id) ?? [];
  return levels.reduce((sum, level) => sum + level.available, 0);
}

export function findOrder(state: ShopState, id: number): OrderState {
  const order = state.orders.get(id);
  if (!order) throw new Error(`No order ${id} in the shop`);
  return order;
}

export function findProduct(state: ShopState, id: number): ProductState {
  const product = state.products.get(id);
  if (!product) throw new Error(`No product ${id} in the shop`);
  return product;
}

export function findCustomer(state: ShopState, id: number): CustomerState {
  const customer = state.customers.get(id);
  if (!customer) throw new Error(`No customer ${id} in the shop`);
  return customer;
}
