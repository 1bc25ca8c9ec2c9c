import type { CustomerRecord, OrderRecord } from './records.ts';
import type { Minor } from './source.ts';

type FigureRow = Pick<
  OrderRecord,
  'currentTotalAmount' | 'currency' | 'test' | 'orderedAt' | 'cancelledAt' | 'deletedAt'
>;

export type CustomerFigures = Pick<
  CustomerRecord,
  'ordersCount' | 'totalSpent' | 'currency' | 'firstOrderAt' | 'lastOrderAt'
>;

/**
 * A customer's figures from their orders, recomputed, never incremented. Test and deleted orders do
 * not count (edge case 42), cancelled ones count but spend nothing. Amounts of another currency than
 * the newest order's are left out of the sum: they cannot be added (edge case 35). A sum beyond what integers hold
 * exactly stays at that limit: absurd orders must not stop the customer's others.
 */
export function computeCustomerFigures(
  orders: readonly FigureRow[],
  shopCurrency: string,
): CustomerFigures {
  const counted = orders.filter((order) => !order.test && order.deletedAt === null).sort(byDate);
  const currency = counted.at(-1)?.currency ?? shopCurrency;
  const spent = counted.filter((order) => !order.cancelledAt && order.currency === currency);
  return {
    ordersCount: counted.length,
    totalSpent: clamp(spent.reduce((sum, order) => sum + order.currentTotalAmount, 0)),
    currency,
    firstOrderAt: counted[0]?.orderedAt ?? null,
    lastOrderAt: counted.at(-1)?.orderedAt ?? null,
  };
}

function clamp(sum: number): Minor {
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, sum));
}

/** Oldest first; orders of one instant by currency, so that the order of the rows decides nothing. */
function byDate(left: FigureRow, right: FigureRow): number {
  const apart = left.orderedAt.getTime() - right.orderedAt.getTime();
  return apart || Number(left.currency > right.currency) - Number(left.currency < right.currency);
}
