import { parseGid } from '../gid.ts';
import { createGraphqlError } from '../graphqlErrors.ts';
import type { GraphqlContext } from '../graphqlContext.ts';
import { isOrderVisible } from './lists.ts';
import { withType } from './rows.ts';

type Finder = (context: GraphqlContext, id: number) => object | null | undefined;

type PartKey = 'lines' | 'refunds' | 'fulfillments' | 'transactions';

/** Parts of orders have no index of their own: a node query for one is rare. */
const findPart =
  (key: PartKey): Finder =>
  ({ state }, id) => {
    for (const order of state.orders.values()) {
      const part = order[key].find((candidate: { id: number }) => candidate.id === id);
      if (part) return { order, part };
    }
    return null;
  };

const finders: Record<string, Finder> = {
  Order: ({ state }, id) => {
    const order = state.orders.get(id);
    return order && isOrderVisible(state, order) ? order : null;
  },
  Product: ({ state }, id) => state.products.get(id),
  ProductVariant: ({ state }, id) => state.variants.get(id),
  Customer: ({ state }, id) => state.customers.get(id),
  Location: ({ state }, id) => state.locations.get(id),
  WebhookSubscription: ({ subscriptions }, id) => subscriptions.find(id),
  BulkOperation: ({ bulk }, id) => bulk.find(id),
  Shop: ({ state }, id) => (state.info.id === id ? state : null),
  LineItem: findPart('lines'),
  Refund: findPart('refunds'),
  Fulfillment: findPart('fulfillments'),
  OrderTransaction: findPart('transactions'),
  InventoryLevel: ({ state }, id) =>
    [...state.levels.values()].find((level) => level.id === id) ?? null,
};

/**
 * The object behind a gid, or null. A gid of another type than the field's is RESOURCE_NOT_FOUND, no gid at all is
 * argumentLiteralsIncompatible, as the real API answers.
 */
export function findNode(context: GraphqlContext, gid: string, wanted?: string): object | null {
  const parsed = parseGid(gid);
  if (!parsed)
    throw createGraphqlError(`Invalid global id '${gid}'`, 'argumentLiteralsIncompatible');
  if (wanted && parsed.type !== wanted)
    throw createGraphqlError(`Invalid id: ${gid}`, 'RESOURCE_NOT_FOUND');
  const found = findByType(context, parsed.type, parsed.id);
  return found ? withType(found, parsed.type) : null;
}

function findByType(context: GraphqlContext, type: string, id: number): object | null {
  // Variants and items share one source, so the item gets its own object to carry its own type.
  if (type === 'InventoryItem') {
    const found = context.state.items.get(id);
    return found ? { ...found } : null;
  }
  return finders[type]?.(context, id) ?? null;
}
