import type { LineStatus, OrderLine, OrderStatus, WarehouseMove } from '../records.ts';
import type { SourceLine } from '../source.ts';

/** How far a line has come; only ever forward (edge case 59). `cancelled` stands outside the ladder. */
const ranks: Record<Exclude<LineStatus, 'cancelled'>, number> = {
  pending: 0,
  allocated: 1,
  picked: 2,
  packed: 3,
  shipped: 4,
  delivered: 5,
  returned: 6,
};

/** Place on the ladder; null for `cancelled`. */
export function rankOf(status: LineStatus): number | null {
  return status === 'cancelled' ? null : ranks[status];
}

function hasLeft(status: LineStatus): boolean {
  return (rankOf(status) ?? -1) >= ranks.shipped;
}

/** On the way or with the customer. */
export function isAway(status: LineStatus): boolean {
  return status === 'shipped' || status === 'delivered';
}

/** What the platform's snapshot alone says of a line. */
export function determinePlatformStatus(
  line: Pick<SourceLine, 'currentQty' | 'fulfilledQty'>,
  delivered: boolean,
  orderCancelled: boolean,
): LineStatus {
  const { currentQty, fulfilledQty } = line;
  if (currentQty <= 0) return fulfilledQty > 0 ? 'returned' : 'cancelled';
  if (fulfilledQty >= currentQty) return delivered ? 'delivered' : 'shipped';
  if (!orderCancelled) return 'pending';
  return fulfilledQty > 0 ? 'shipped' : 'cancelled';
}

/**
 * The status people see (spec 4.5). The further one of platform and warehouse; a platform
 * cancellation takes unshipped lines only, and nothing undoes what the warehouse did.
 */
export function mergeLineStatus(platform: LineStatus, move: WarehouseMove | null): LineStatus {
  if (move === null) return platform;
  const moved = rankOf(move.lineStatus);
  const told = rankOf(platform);
  if (moved === null) return 'cancelled';
  if (told === null) return hasLeft(move.lineStatus) ? move.lineStatus : 'cancelled';
  return told > moved ? platform : move.lineStatus;
}

type StatusLine = Pick<OrderLine, 'lineStatus' | 'fulfilledQty' | 'unlinked'>;

/** The order's status from its lines (spec 4.5); tips are money, not goods. */
export function determineOrderStatus(
  lines: readonly StatusLine[],
  orderCancelled: boolean,
): OrderStatus {
  const goods = lines.filter((line) => line.unlinked !== 'tip');
  const active = goods.filter((line) => line.lineStatus !== 'cancelled');
  if (active.length === 0) return goods.length > 0 || orderCancelled ? 'cancelled' : 'pending';
  const away = active.filter((line) => line.lineStatus !== 'returned');
  if (away.length === 0) return 'returned';
  if (away.every((line) => line.lineStatus === 'delivered')) return 'delivered';
  if (away.every((line) => hasLeft(line.lineStatus))) return 'shipped';
  if (active.some((line) => hasLeft(line.lineStatus) || line.fulfilledQty > 0)) {
    return 'partially_shipped';
  }
  return active.some((line) => line.lineStatus !== 'pending') ? 'processing' : 'pending';
}
