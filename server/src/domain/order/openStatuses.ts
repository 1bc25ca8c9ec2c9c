import type { LineStatus, OrderStatus } from '../records.ts';

/** An order's status while the warehouse still has something to do with it; follows from `determineOrderStatus`. */
export const openStatuses: readonly OrderStatus[] = ['pending', 'processing', 'partially_shipped'];

const begun: readonly OrderStatus[] = ['processing', 'partially_shipped'];

/** What an order's status may be while goods of it stand there; null: anything. */
export function findStatusesWith(lineStatus: LineStatus): readonly OrderStatus[] | null {
  if (lineStatus === 'pending') return openStatuses;
  const inWork = lineStatus === 'allocated' || lineStatus === 'picked' || lineStatus === 'packed';
  return inWork ? begun : null;
}
