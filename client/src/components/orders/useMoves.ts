import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type BulkMoves, type MovedOrders, moveOrders } from '../../api/orders.ts';
import { toProblemText } from '../ui/problemText.ts';

export interface MoveResult {
  moved: number;
  unchanged: number;
  refused: MovedOrders['refused'];
  /** Orders of requests that did not get through, with why: they may be tried again as they are. */
  failed: { orderIds: string[]; message: string }[];
}

const atOnce = 3;

/** Sends the requests of a move, a few at a time; what one of them meets does not stop the others. */
async function runMoves(requests: BulkMoves[]): Promise<MoveResult> {
  const result: MoveResult = { moved: 0, unchanged: 0, refused: [], failed: [] };
  const waiting = [...requests];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        const { moved, unchanged, refused } = await moveOrders(next);
        result.moved += moved;
        result.unchanged += unchanged;
        result.refused.push(...refused);
      } catch (error) {
        result.failed.push({ orderIds: next.orderIds, message: toProblemText(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return result;
}

/** @param onDone after the lists have been asked for anew */
export function useMoves(onDone: (result: MoveResult) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: runMoves,
    async onSuccess(result) {
      await client.invalidateQueries({ queryKey: ['orders'] });
      onDone(result);
    },
  });
}
