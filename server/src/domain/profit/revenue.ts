import { prorate, sumMoney } from '../money.ts';
import type { Minor } from '../source.ts';
import type { ProfitOrder, ProfitParcel } from './profitTypes.ts';

/** What became of an order, as far as money is concerned. */
export type OrderFate = 'live' | 'cancelled' | 'returned';

const unpaid = new Set<string | null>(['pending', 'authorized', 'voided', 'expired', null]);

/** Cancelled before anything left; returned: every parcel that left went back to origin (RTO). */
export function findFate(order: ProfitOrder, parcels: readonly ProfitParcel[]): OrderFate {
  const sent = parcels.filter(({ isReturn, status }) => !isReturn && status !== 'cancelled');
  const back = sent.filter(({ status }) => status.startsWith('rto_') || status === 'lost');
  if (sent.length > 0 && back.length === sent.length) return 'returned';
  const left = order.lines.some(({ lineStatus }) => ['shipped', 'delivered'].includes(lineStatus));
  return order.cancelledAt !== null && sent.length === 0 && !left ? 'cancelled' : 'live';
}

/**
 * What the order brings, tax included: what is left of it after edits, returns and every refund that moved money (spec
 * 9.1b). Gift cards are owed, not sold. A cancelled or returned order brings what was paid and not given back.
 */
export function computeRevenue(order: ProfitOrder, fate: OrderFate): Minor {
  const kept = fate === 'live' ? computeLive(order) : computeKept(order);
  return Math.max(0, kept - computeGiftCards(order));
}

/** Money given back beyond the goods that came back, for goodwill, lowers it as well. */
function computeLive(order: ProfitOrder): Minor {
  const { totalAmount, currentTotalAmount, refundedAmount } = order;
  const returned = Math.max(0, totalAmount - currentTotalAmount);
  const goodwill = Math.max(0, refundedAmount - returned);
  return Math.max(0, currentTotalAmount - goodwill);
}

function computeKept(order: ProfitOrder): Minor {
  return Math.max(0, computeReceived(order) - order.refundedAmount);
}

/** What the customer has paid so far, refunds not taken off. */
export function computeReceived(order: ProfitOrder): Minor {
  if (unpaid.has(order.financialStatus) && !order.partlyPrepaid) return 0;
  return Math.max(0, order.totalAmount - order.outstandingAmount);
}

function computeGiftCards({ lines }: ProfitOrder): Minor {
  return sumMoney(lines.filter(({ giftCard }) => giftCard).map(({ lineTotal }) => lineTotal));
}

/** The tax within the revenue: all of what is left of a live order's, its share of what was kept of another. */
export function computeTax(order: ProfitOrder, fate: OrderFate, revenue: Minor): Minor {
  if (revenue === 0) return 0;
  const { totalAmount, taxAmount, currentTaxAmount } = order;
  const kept = totalAmount > 0 ? prorate(taxAmount, revenue, totalAmount) : 0;
  return Math.min(fate === 'live' ? currentTaxAmount : kept, revenue);
}
