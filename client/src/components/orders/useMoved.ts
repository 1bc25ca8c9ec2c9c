import { notifications } from '@mantine/notifications';
import { toResultText } from './resultText.ts';
import type { MoveStep } from './moveSteps.ts';
import type { Board } from './useBoard.ts';
import type { MoveResult } from './useMoves.ts';

/** After a bulk move: what was done is let go of, what was not stays chosen, and the list is shown as it is now. */
export function useMoved({ selection, release }: Board, step: MoveStep | null) {
  return (result: MoveResult): void => {
    const left = [
      ...result.refused.map(({ orderId }) => orderId),
      ...result.failed.flatMap(({ orderIds }) => orderIds),
    ];
    selection.keep(new Set(left));
    release();
    if (left.length > 0 || !step) return;
    notifications.show({ message: toResultText(result, step), color: 'green' });
  };
}
