import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orderQuery } from '../../api/order.ts';
import type { LineRow } from './lineColumns.tsx';

/** The lines out of the order's own query: one answer, one state. */
export function useOrderLines(orderId: string, most: number | undefined) {
  return useQuery({
    ...orderQuery(orderId),
    select: ({ lines }) => ({
      items: lines.slice(0, most).map((line) => ({ ...line, id: line.shopifyLineId })),
      nextCursor: null,
    }),
  });
}

/** Chosen lines by id, so that they stay chosen when the order changes under them. */
export function useChosenLines(rows: LineRow[], onChange: () => void) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const choose = (chosen: Iterable<string>) => {
    onChange();
    setIds(new Set(chosen));
  };
  return {
    chosen: rows.filter(({ id }) => ids.has(id)),
    choose,
    clear: () => setIds(new Set()),
    toggle: (id: string, on: boolean) =>
      choose(on ? [...ids, id] : [...ids].filter((known) => known !== id)),
  };
}
