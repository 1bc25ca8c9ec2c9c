import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type LineMove, moveLines, orderQuery } from '../../api/order.ts';
import { formatCounted } from '../../lib/numbers.ts';
import { toWords } from '../ui/statusLooks.ts';
import { useAction } from '../ui/useAction.ts';
import { toLineRefusals } from './lineMoves.ts';

/** Moves lines of one order; what the server refuses is known by line, nothing is moved then. */
export function useLineMoves(orderId: string, onMoved: () => void) {
  const client = useQueryClient();
  const action = useAction<LineMove[], Awaited<ReturnType<typeof moveLines>>>({
    run: (lines) => moveLines(orderId, lines),
    done: (_order, lines) =>
      `${formatCounted(lines.length, 'line')} saved as ${toWords(lines[0]?.lineStatus ?? '').toLowerCase()}`,
    refreshes: [['orders']],
    quiet: true,
    onDone(order) {
      client.setQueryData(orderQuery(orderId).queryKey, order);
      onMoved();
    },
  });
  const refusals = useMemo(() => toLineRefusals(action.error), [action.error]);
  return { ...action, refusals };
}
