import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useZone } from '../../app/session.ts';
import { toZoneDay } from '../../lib/zoneDays.ts';
import { useNow } from '../ui/clock.ts';
import { type SearchChange, useSearchChange } from '../ui/useSearchChange.ts';
import { type Clock, type OrdersSearch, toOrderPlace } from './orderFilters.ts';
import { type OrderView, readView } from './orderViews.ts';
import type { OrderPlace } from '../../api/orders.ts';

export interface OrdersPlace {
  search: OrdersSearch;
  view: OrderView;
  clock: Clock;
  /** What the API is asked for. */
  asked: OrderPlace;
  /** Changes when the filters, the view or the sort do. */
  filterKey: string;
  /** A filter, the search or the sort: back to the first page. */
  filter: (change: SearchChange) => void;
  /** Another page. */
  turn: (change: SearchChange) => void;
}

/** Where in the orders somebody is: all of it is in the address. */
export function useOrdersPlace(): OrdersPlace {
  const search = useSearch({ from: '/shell/orders' });
  const clock = useClock();
  const { filter, turn } = useSearchChange();
  return useMemo(() => {
    const asked = toOrderPlace(search, clock);
    const filterKey = JSON.stringify([search.view, asked.filters]);
    return { search, view: readView(search.view), clock, asked, filterKey, filter, turn };
  }, [search, clock, filter, turn]);
}

/** Changes at midnight of the workspace's zone, not with every tick. */
export function useClock(): Clock {
  const timeZone = useZone();
  const today = toZoneDay(useNow(), timeZone);
  return useMemo(() => ({ timeZone, today }), [timeZone, today]);
}
