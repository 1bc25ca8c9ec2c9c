import type { QueryClient } from '@tanstack/react-query';
import { orderCountsQuery, ordersQuery } from '../../api/orders.ts';
import { type Me, meQuery } from '../../api/session.ts';
import { type RawSearch, readTexts } from '../../lib/search.ts';
import { toZoneDay } from '../../lib/zoneDays.ts';
import { ordersSearchNames, toOrderPlace } from './orderFilters.ts';

/** Asks for the list and its counts while the page's own file is still on its way; waits for neither. */
export function prefetchOrders(client: QueryClient, address: RawSearch): void {
  const search = readTexts(address, ordersSearchNames);
  const timeZone = client.getQueryData<Me>(meQuery.queryKey)?.workspace.timezone ?? 'UTC';
  const clock = { timeZone, today: toZoneDay(new Date(), timeZone) };
  if (search.view !== 'needs-sku')
    void client.prefetchQuery(ordersQuery(toOrderPlace(search, clock)));
  void client.prefetchQuery(orderCountsQuery(search.connectionId));
}
