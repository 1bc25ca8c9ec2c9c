import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/profit.ts';
import { call } from './call.ts';

export type UnmatchedParcel = z.output<typeof contract.unmatchedParcel>;
export type UnmatchedList = z.output<typeof contract.unmatchedList>;
export type OrderParcel = z.output<typeof contract.orderParcel>;
type OrderParcels = z.output<typeof contract.orderParcels>;
type LinkedParcel = z.output<typeof contract.linkedParcel>;

/** Parcels that match no order (`GET /api/profit/unmatched`). */
export const unmatchedQuery = (cursor: string | null) =>
  queryOptions({
    queryKey: ['profit', 'unmatched', cursor],
    queryFn: ({ signal }) =>
      call<UnmatchedList>('GET', '/api/profit/unmatched', { query: { cursor }, signal }),
    placeholderData: keepPreviousData,
  });

/** What couriers carried for an order (`GET /api/orders/:id/parcels`). */
export const orderParcelsQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['profit', 'parcels', orderId],
    queryFn: ({ signal }) =>
      call<OrderParcels>('GET', `/api/orders/${encodeURIComponent(orderId)}/parcels`, { signal }),
  });

const toPath = (id: string, rest: string) => `/api/shipments/${encodeURIComponent(id)}/${rest}`;

/** Links a parcel to an order by hand: no match undoes it. */
export function linkParcel(id: string, orderNumber: string): Promise<LinkedParcel> {
  return call('POST', toPath(id, 'link'), { body: { orderNumber } });
}

export function unlinkParcel(id: string): Promise<LinkedParcel> {
  return call('POST', toPath(id, 'unlink'));
}
