import { computeOrderTotals } from './orderMoney.ts';
import type { OrderLineState, OrderState } from './orderTypes.ts';

export type FinancialStatus =
  | 'pending'
  | 'authorized'
  | 'partially_paid'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'voided';

/** REST words; null when the shop knows nothing of a payment (shopify-facts 5). */
export function computeFinancialStatus(order: OrderState): FinancialStatus | null {
  if (order.paymentUnknown && order.transactions.length === 0) return null;
  const totals = computeOrderTotals(order);
  if (totals.refunded > 0)
    return totals.refunded >= totals.received ? 'refunded' : 'partially_refunded';
  if (totals.received > 0) return totals.outstanding <= 0 ? 'paid' : 'partially_paid';
  const voided = order.transactions.some((t) => t.kind === 'void' && t.status === 'success');
  if (voided || (order.cancelledAt !== null && totals.total > 0)) return 'voided';
  if (totals.capturable > 0) return 'authorized';
  return totals.total === 0 ? 'paid' : 'pending';
}

/** Units of the line in successful fulfilments, returned ones included. */
export function computeFulfilled(order: OrderState, lineId: number): number {
  let units = 0;
  for (const fulfillment of order.fulfillments) {
    if (fulfillment.status !== 'success') continue;
    for (const line of fulfillment.lines) if (line.lineId === lineId) units += line.quantity;
  }
  return units;
}

/** Units still to be shipped. Tips are never shipped. */
export function computeFulfillable(order: OrderState, line: OrderLineState): number {
  if (line.tip || order.cancelledAt !== null) return 0;
  return line.quantity - line.removedUnfulfilled - computeFulfilled(order, line.id);
}

/** REST words of one line: null, partial, fulfilled, not_eligible. */
export function computeLineFulfillmentStatus(
  order: OrderState,
  line: OrderLineState,
): string | null {
  if (line.tip) return 'not_eligible';
  const fulfilled = computeFulfilled(order, line.id);
  if (fulfilled === 0) return null;
  return fulfilled >= line.quantity - line.removedUnfulfilled ? 'fulfilled' : 'partial';
}

/** REST words of the order: null (unfulfilled), partial, fulfilled. */
export function computeFulfillmentStatus(order: OrderState): 'partial' | 'fulfilled' | null {
  const goods = order.lines.filter((line) => !line.tip);
  const fulfilled = goods.some((line) => computeFulfilled(order, line.id) > 0);
  if (!fulfilled) return null;
  const open = goods.some(
    (line) => line.quantity - line.removedUnfulfilled > computeFulfilled(order, line.id),
  );
  return open ? 'partial' : 'fulfilled';
}

/** Names of the gateways in order of their first transaction. */
export function computeGateways(order: OrderState): string[] {
  return [...new Set(order.transactions.map((transaction) => transaction.gateway))];
}
