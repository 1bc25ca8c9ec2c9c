import type { AcceptedConflict, OrderRecord } from '../records.ts';
import { findCause } from './conflict.ts';
import { computeDerived } from './derived.ts';

/**
 * A person takes note of the order's conflict: it is not shown again for these lines, a new one is. Null where there
 * is none. The write is guarded by `rev - 1`.
 */
export function acceptConflict(
  order: OrderRecord,
  by: Omit<AcceptedConflict, 'code' | 'lineIds'>,
): OrderRecord | null {
  const { lines, cancelledAt, acceptedConflicts = [] } = order;
  const cause = findCause(lines, cancelledAt !== null, acceptedConflicts);
  if (!cause) return null;
  const accepted = {
    ...order,
    acceptedConflicts: [...acceptedConflicts, { ...cause, ...by }],
    rev: order.rev + 1,
    updatedAt: by.at,
  };
  return { ...accepted, ...computeDerived(accepted) };
}
