import { sumMoney } from './money.ts';
import type { CustomerRecord, OrderRecord } from './records.ts';

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
 * the newest order's are left out of the sum: they cannot be added (edge case 35).
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
    totalSpent: sumMoney(spent.map((order) => order.currentTotalAmount)),
    currency,
    firstOrderAt: counted[0]?.orderedAt ?? null,
    lastOrderAt: counted.at(-1)?.orderedAt ?? null,
  };
}

/** Oldest first; orders of one instant by currency, so that the order of the rows decides nothing. */
function byDate(left: FigureRow, right: FigureRow): number {
  const apart = left.orderedAt.getTime() - right.orderedAt.getTime();
  return apart || Number(left.currency > right.currency) - Number(left.currency < right.currency);
}
