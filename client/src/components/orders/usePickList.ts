import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { mostOrders, type OrderFilters, pickOrdersQuery } from '../../api/orders.ts';
import { formatCounted } from '../../lib/numbers.ts';
import { useStores } from '../ui/useStores.ts';
import { listChips, toOrderFilters } from './orderFilters.ts';
import { readView } from './orderViews.ts';
import { useClock } from './useOrdersPlace.ts';

/**
 * The orders of a pick list, oldest first: those named by the address, or those of its view and filters that wait to
 * be picked. Orders to ship are picked already: of them all lines are wanted.
 */
export function usePickList() {
  const search = useSearch({ from: '/shell/orders/pick-list' });
  const clock = useClock();
  const stores = useStores();
  const ids = useMemo(() => (search.ids ?? '').split(',').filter((id) => id !== ''), [search.ids]);
  const named = ids.length > 0;
  const filters: OrderFilters = named
    ? { ids: ids.slice(0, mostOrders).join(',') }
    : { nextStep: 'pick', ...toOrderFilters(search, clock) };
  const query = useQuery(pickOrdersQuery(filters));
  const view = readView(search.view ?? 'to-pick');
  const narrowed = listChips(search, clock.today, stores).map(({ label }) => label);
  const searched = search.search === undefined ? [] : [`search: ${search.search}`];
  const subject = named
    ? formatCounted(query.data?.items.length ?? ids.length, 'selected order')
    : [view.label, ...narrowed, ...searched].join(' · ');
  return { query, subject, timeZone: clock.timeZone, picked: view.id === 'to-ship' };
}
