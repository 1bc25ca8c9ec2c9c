import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Order, ordersQuery } from '../../api/orders.ts';
import { type Keyset, useKeyset } from '../ui/useKeyset.ts';
import { useHand, useHeldRows } from './useHeldRows.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';
import { useSelection } from './useSelection.ts';

const none: Order[] = [];

/** The list as somebody works in it: its page, what is chosen, and rows that keep still under the hand. */
export function useBoard({ asked, filterKey, search, turn }: OrdersPlace) {
  const query = useQuery(ordersQuery(asked));
  const keyset: Keyset = useKeyset(search, `${filterKey} ${asked.limit}`, turn);
  const fresh = query.data?.items ?? none;
  const shown = useRef<readonly Order[]>(none);
  const selection = useSelection(fresh, shown, filterKey);
  const { busy, onHand } = useHand();
  const page = JSON.stringify([asked, query.isPlaceholderData]);
  const { held, release } = useHeldRows(fresh, page, busy || selection.orders.size > 0);
  shown.current = held.rows;
  return { query, keyset, selection, held, release, onHand };
}

export type Board = ReturnType<typeof useBoard>;
