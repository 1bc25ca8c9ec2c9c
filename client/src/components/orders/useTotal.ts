import { useQuery } from '@tanstack/react-query';
import {
  type OrderMatches,
  orderCountsQuery,
  orderMatchesQuery,
  ordersQuery,
} from '../../api/orders.ts';
import { formatCount, formatCounted } from '../../lib/numbers.ts';
import { filterNames } from './orderFilters.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';

/**
 * How many orders the list would show on all its pages, null until it is known. A view by itself is counted already,
 * a list of one page counts itself; only what is left is asked for.
 */
export function useTotal({ search, view, asked }: OrdersPlace): OrderMatches | null {
  const narrowed = filterNames.some(
    (name) => name !== 'connectionId' && search[name] !== undefined,
  );
  const counts = useQuery(orderCountsQuery(search.connectionId));
  const list = useQuery({ ...ordersQuery(asked), enabled: view.id !== 'needs-sku' });
  const there = list.isPlaceholderData ? undefined : list.data;
  const whole = asked.cursor === null && there?.nextCursor === null;
  const matches = useQuery({
    ...orderMatchesQuery(asked.filters),
    enabled: narrowed && there !== undefined && !whole,
  });
  if (whole) return { orders: there.items.length, more: false };
  if (narrowed) return matches.data ?? null;
  const count = counts.data?.views[view.count];
  return count === undefined ? null : { orders: count, more: false };
}

/** `1 order`, `345 orders`, `more than 10,000 orders` */
export function toTotalText({ orders, more }: OrderMatches): string {
  return more ? `more than ${formatCount(orders)} orders` : formatCounted(orders, 'order');
}
