import { formatCount, formatCounted } from '../../lib/numbers.ts';
import type { MoveStep } from './moveSteps.ts';
import type { MoveResult } from './useMoves.ts';

/** `10 orders marked picked, 1 had nothing to move, 1 refused.` */
export function toResultText(
  { moved, unchanged, refused, failed }: MoveResult,
  { done }: MoveStep,
): string {
  const unsent = failed.reduce((sum, { orderIds }) => sum + orderIds.length, 0);
  const parts = [
    `${formatCounted(moved, 'order')} ${done}`,
    ...(unchanged > 0 ? [`${formatCount(unchanged)} had nothing to move`] : []),
    ...(refused.length > 0 ? [`${formatCount(refused.length)} refused`] : []),
    ...(unsent > 0 ? [`${formatCount(unsent)} not sent`] : []),
  ];
  return `${parts.join(', ')}.`;
}
