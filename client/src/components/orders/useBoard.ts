import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { ApiProblem } from '../../api/call.ts';
import { type Order, ordersQuery } from '../../api/orders.ts';
import { type Keyset, useKeyset } from '../ui/useKeyset.ts';
import { useHand, useHeldRows } from './useHeldRows.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';
import { useSelection } from './useSelection.ts';

const none: Order[] = [];

/** The list as somebody works in it: its page, what is chosen, and rows that keep still under the hand. */
export function useBoard({ asked, filterKey, search, filter, turn }: OrdersPlace) {
  const query = useQuery(ordersQuery(asked));
  useLostPlace(query.error, asked.cursor, () => filter({}));
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

/** An old address may name a place the server does not know: the list begins at its first page then. */
function useLostPlace(error: Error | null, cursor: string | null, toFirst: () => void): void {
  const lost = cursor !== null && error instanceof ApiProblem && error.status === 422;
  const go = useEffectEvent(toFirst);
  useEffect(() => {
    if (lost) go();
  }, [lost]);
}

export type Board = ReturnType<typeof useBoard>;
