import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as moves from '../../../server/src/contract/orderMoves.ts';
import type * as queries from '../../../server/src/contract/orderQueries.ts';
import type * as timeline from '../../../server/src/contract/orderTimeline.ts';
import type * as contract from '../../../server/src/contract/orders.ts';
import { call, toQueryText } from './call.ts';

export type Order = z.output<typeof contract.order>;
export type OrderLine = Order['lines'][number];
export type LineStatus = OrderLine['lineStatus'];
export type OrderList = z.output<typeof contract.orderList>;
export type OrderCounts = z.output<typeof queries.orderCounts>;
export type OrderMatches = z.output<typeof queries.orderMatches>;
/** `id` is its entry's: an order that waits is none yet. */
export type WaitingOrder = z.output<typeof timeline.waitingOrder> & { id: string };
type WaitingOrderList = z.output<typeof timeline.waitingOrderList>;
export type MovedOrders = z.output<typeof moves.bulkMoved>;
export type BulkMoves = z.input<typeof moves.bulkMovesBody>;

/** The most orders one move, one pick list or one choice by ids takes. */
export const mostOrders = 200;

/** What the list and the export are narrowed by, as texts of a query; moments are ISO texts. */
export type OrderFilters = { [Name in keyof z.input<typeof queries.orderExportQuery>]?: string };

export interface OrderPlace {
  filters: OrderFilters;
  limit: string;
  cursor: string | null;
}

/** A page of orders (`GET /api/orders`). */
export function ordersQuery({ filters, limit, cursor }: OrderPlace) {
  const query = { ...filters, limit, cursor };
  return queryOptions({
    queryKey: ['orders', 'list', query],
    queryFn: ({ signal }) => call<OrderList>('GET', '/api/orders', { query, signal }),
    placeholderData: keepPreviousData,
  });
}

/** How many orders each saved view holds (`GET /api/orders/counts`). */
export function orderCountsQuery(connectionId?: string) {
  return queryOptions({
    queryKey: ['orders', 'counts', connectionId ?? null],
    queryFn: ({ signal }) =>
      call<OrderCounts>('GET', '/api/orders/counts', { query: { connectionId }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** How many orders a filter finds, counted up to 10,000 (`GET /api/orders/matches`). */
export function orderMatchesQuery(filters: OrderFilters) {
  return queryOptions({
    queryKey: ['orders', 'matches', filters],
    queryFn: ({ signal }) =>
      call<OrderMatches>('GET', '/api/orders/matches', { query: filters, signal }),
  });
}

/** Orders that wait for a product (`GET /api/orders/waiting`). */
export function waitingOrdersQuery(place: {
  connectionId: string | undefined;
  cursor: string | null;
}) {
  return queryOptions({
    queryKey: ['orders', 'waiting', place],
    queryFn: ({ signal }) =>
      call<WaitingOrderList>('GET', '/api/orders/waiting', { query: place, signal }),
    select: ({ items, nextCursor }) => ({
      items: items.map((order) => ({ ...order, id: order.entryId })),
      nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
}

/** Moves lines of up to 200 orders; each order by itself, refusals are in the answer (`POST /api/orders/moves`). */
export function moveOrders(body: BulkMoves): Promise<MovedOrders> {
  return call('POST', '/api/orders/moves', { body });
}

/** Tries waiting orders again now (`POST /api/shopify/cache/retry-failed`). */
export function retryWaiting(connectionId: string, entryIds: string[]) {
  return call<{ requeued: number }>(
    'POST',
    `/api/shopify/cache/retry-failed${toQueryText({ connectionId })}`,
    { body: { ids: entryIds } },
  );
}

/** The address of a file with every order the filters find (`GET /api/orders/export`). */
export function toExportPath(filters: OrderFilters): string {
  return `/api/orders/export${toQueryText(filters)}`;
}

/** A list somebody walks with: what is more than this is picked afterwards. */
const mostPages = 3;

/**
 * The orders of a pick list, oldest first, up to 600; `whole` is false where there are more. Its key is none of the
 * orders': live news must not change a list that is being picked.
 */
export function pickOrdersQuery(filters: OrderFilters) {
  return queryOptions({
    queryKey: ['pick-list', filters],
    async queryFn({ signal }) {
      const items: Order[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const query = { ...filters, sort: 'orderedAt', limit: mostOrders, cursor };
        const list: OrderList = await call('GET', '/api/orders', { query, signal });
        items.push(...list.items);
        cursor = list.nextCursor;
        if (cursor === null) break;
      }
      return { items, whole: cursor === null };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: false,
  });
}
