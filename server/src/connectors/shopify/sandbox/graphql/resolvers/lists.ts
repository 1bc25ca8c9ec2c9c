import type { GraphQLResolveInfo } from 'graphql';
import { hasScope, toStamp, type ShopState } from '../../state/shopState.ts';
import type { OrderState } from '../../state/orderTypes.ts';
import { assertPageArguments, paginate, type Connection, type RowOrder } from '../connection.ts';
import { createAccessDenied, createGraphqlError } from '../graphqlErrors.ts';
import type { GraphqlContext } from '../graphqlContext.ts';
import { compileFilter, type SearchFields } from '../search/filter.ts';
import { rememberRows } from './rowCache.ts';
import type { FieldArguments } from './resolverTypes.ts';

/** Paging deeper than this is refused: such readers need a bulk operation (shopify-facts 5). */
const deepest = 25_000;

/** How one top-level connection lists its rows. */
export interface Listing<T> {
  scope: string;
  rows: (state: ShopState) => Iterable<T>;
  id: (row: T) => number;
  /** Sort values by sortKey; other keys fall back to ID. */
  values: Record<string, (row: T) => string | number>;
  search: SearchFields<T>;
  /** Rows the app may not see now are left out. */
  visible?: (state: ShopState, row: T) => boolean;
}

/** Rows sorted by (value, id). */
function sortRows<T>(state: ShopState, listing: Listing<T>, key: string): T[] {
  const { id, value } = toOrder(listing, key);
  return [...listing.rows(state)].toSorted((left, right) => {
    const [a, b] = [value(left), value(right)];
    if (a === b) return id(left) - id(right);
    return a < b ? -1 : 1;
  });
}

function toOrder<T>(listing: Listing<T>, key: string): RowOrder<T> {
  return { id: listing.id, value: listing.values[key] ?? listing.id };
}

export function assertScope(state: ShopState, field: string, scope: string): void {
  if (!hasScope(state, scope)) throw createAccessDenied(field, scope);
}

/** Without read_all_orders the shop silently shows the last 60 days only (shopify-facts 2). */
export function isOrderVisible(state: ShopState, order: OrderState): boolean {
  if (hasScope(state, 'read_all_orders')) return true;
  const limit = toStamp(new Date(state.clock().getTime() - 60 * 86_400_000));
  return order.createdAt >= limit;
}

export function findFiltered<T>(
  listing: Listing<T>,
  args: FieldArguments,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): T[] {
  const { state } = context;
  assertScope(state, info.fieldName, listing.scope);
  const filter = compileFilter(state, listing.search, args.query);
  const path = [String(info.path.key)];
  if (filter.note) context.searches.push({ path, ...filter.note });
  const { visible } = listing;
  const name = `${info.fieldName}:${args.sortKey ?? 'ID'}`;
  const sorted = rememberRows(state, name, () => sortRows(state, listing, args.sortKey ?? 'ID'));
  const narrow = (): T[] => {
    const seen = visible ? sorted.filter((row) => visible(state, row)) : sorted;
    return args.query ? seen.filter(filter.test) : seen;
  };
  // What depends on the time of day is read anew each time.
  const timeless = hasScope(state, 'read_all_orders') && !args.query?.includes('now');
  return timeless ? rememberRows(state, `${name}:${args.query ?? ''}`, narrow) : narrow();
}

/** A page of a top-level connection; inside a bulk operation, its next slice. */
export function listRows<T>(
  listing: Listing<T>,
  args: FieldArguments,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): Connection<T> {
  const order = toOrder(listing, args.sortKey ?? 'ID');
  const { walk } = context;
  if (walk) return sliceRows(listing, args, context, info);
  assertPageArguments(args);
  const rows = findFiltered(listing, args, context, info);
  const page = paginate(rows, args, order);
  const last = page.nodes.at(-1);
  if (last !== undefined && rows.indexOf(last) >= deepest)
    throw createGraphqlError(
      'Pagination beyond 25,000 objects is not supported. Use bulk operations instead.',
      'BAD_REQUEST',
    );
  context.pages.push({
    field: info.fieldName,
    after: args.after ?? null,
    rows: page.nodes.length,
    hasNextPage: page.pageInfo().hasNextPage,
  });
  return page;
}

function sliceRows<T>(
  listing: Listing<T>,
  args: FieldArguments,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): Connection<T> {
  const { walk } = context;
  const order = toOrder(listing, args.sortKey ?? 'ID');
  if (!walk) return paginate([], { first: 0 }, order);
  const key = String(info.path.key);
  let rows = walk.rows.get(key) as T[] | undefined;
  if (!rows) {
    rows = findFiltered(listing, args, context, info);
    if (args.reverse) rows = rows.toReversed();
    walk.rows.set(key, rows);
  }
  const slice = rows.slice(walk.from, walk.from + walk.size);
  return paginate(slice, { first: slice.length }, { id: listing.id, value: () => 0 });
}
