import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as cache from '../../../server/src/contract/shopifyCache.ts';
import type * as moves from '../../../server/src/contract/orderMoves.ts';
import type * as contract from '../../../server/src/contract/orders.ts';
import type * as timeline from '../../../server/src/contract/orderTimeline.ts';
import { call } from './call.ts';
import type { Order } from './orders.ts';

export type OrderEvent = z.output<typeof timeline.orderTimeline>['items'][number];
export type LineMove = z.input<typeof moves.lineMovesBody>['lines'][number];
export type RecoveredOrder = z.output<typeof contract.recovered>;
type RawEntry = z.output<typeof cache.wholeEntry>;

const toPath = (id: string, rest = '') => `/api/orders/${encodeURIComponent(id)}${rest}`;

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'one', id],
    queryFn: ({ signal }) => call<Order>('GET', toPath(id), { signal }),
  });

/** What came when and by which path, newest first. */
export const orderTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'timeline', id],
    queryFn: ({ signal }) =>
      call<{ items: OrderEvent[] }>('GET', toPath(id, '/timeline'), { signal }),
  });

/** The order as the platform told it: its cache entry has the order's own id. */
export const orderRawQuery = (id: string) =>
  queryOptions({
    queryKey: ['cache', 'entries', 'order', id],
    queryFn: ({ signal }) =>
      call<RawEntry>('GET', `/api/shopify/cache/entries/${encodeURIComponent(id)}`, { signal }),
  });

/** All of them or none; what cannot move is named by line in the problem. */
export function moveLines(orderId: string, lines: LineMove[]): Promise<Order> {
  return call('PATCH', toPath(orderId, '/lines'), { body: { lines } });
}

/** `code`: the conflict that was seen; where another one has come up meanwhile it is refused. */
export function resolveConflict(
  orderId: string,
  body: { code: string; note?: string },
): Promise<Order> {
  return call('POST', toPath(orderId, '/conflict/resolve'), { body });
}

/** Fetches one order from the platform now (spec 7.11). */
export function recoverOrder(
  order: string,
  connectionId: string | undefined,
): Promise<RecoveredOrder> {
  return call('POST', '/api/orders/recover', { query: { connectionId }, body: { order } });
}
