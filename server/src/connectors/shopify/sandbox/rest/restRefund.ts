import { computeExponent } from '../state/currency.ts';
import type { OrderState, RefundState } from '../state/orderTypes.ts';
import type { ShopState } from '../state/shopState.ts';
import { toRestLine, toRestShippingLine } from './restLine.ts';
import { toRestAmount, toRestMoneySet } from './restMoney.ts';
import { toRestTime } from './restTime.ts';
import { toRestTransaction } from './restTransaction.ts';

/** Line subtotals are JSON numbers, unlike every other amount of REST (shopify-facts 8). */
function toNumber(amount: number, currency: string): number {
  return amount / 10 ** computeExponent(currency);
}

function toRestRefundLine(state: ShopState, order: OrderState, item: RefundState['lines'][number]) {
  const line = order.lines.find((candidate) => candidate.id === item.lineId);
  return {
    id: item.id,
    quantity: item.quantity,
    line_item_id: item.lineId,
    location_id: item.locationId,
    restock_type: item.restockType,
    subtotal: toNumber(item.subtotal, order.currency),
    total_tax: toNumber(item.tax, order.currency),
    subtotal_set: toRestMoneySet(order, item.subtotal),
    total_tax_set: toRestMoneySet(order, item.tax),
    line_item: line ? toRestLine(state, order, line) : null,
  };
}

/** Shipping refunds are negative; a discrepancy is positive when less was paid out than the lines say. */
function toRestAdjustments(order: OrderState, refund: RefundState) {
  const entry = (id: number, kind: string, amounts: { amount: number; tax: number }) => ({
    id,
    order_id: order.id,
    refund_id: refund.id,
    ...toRestAmount(order, 'amount', amounts.amount),
    ...toRestAmount(order, 'tax_amount', amounts.tax),
    kind,
    reason: kind === 'shipping_refund' ? 'Shipping refund' : 'Refund discrepancy',
  });
  const shipping = refund.shipping.map((item) =>
    entry(item.id, 'shipping_refund', { amount: -item.amount, tax: -item.tax }),
  );
  if (!refund.discrepancy) return shipping;
  const { id, amount } = refund.discrepancy;
  return [...shipping, entry(id, 'refund_discrepancy', { amount, tax: 0 })];
}

/** The same money again, in the newer shape: a reader must not count it twice. */
function toRestRefundShipping(order: OrderState, refund: RefundState) {
  return refund.shipping.map((item) => {
    const line = order.shippingLines.find((candidate) => candidate.id === item.shippingLineId);
    return {
      id: item.id,
      shipping_line_id: item.shippingLineId,
      subtotal_amount_set: toRestMoneySet(order, item.amount),
      tax_amount_set: toRestMoneySet(order, item.tax),
      shipping_line: line ? toRestShippingLine(order, line) : null,
    };
  });
}

export function toRestRefund(state: ShopState, order: OrderState, refund: RefundState) {
  const at = toRestTime(state.info, refund.createdAt);
  const duties = refund.duties.reduce((sum, duty) => sum + duty.amount, 0);
  return {
    id: refund.id,
    order_id: order.id,
    created_at: at,
    note: refund.note,
    user_id: 104_862_351_001,
    processed_at: at,
    duties: refund.duties.map((duty) => ({
      duty_id: duty.dutyId,
      amount_set: toRestMoneySet(order, duty.amount),
    })),
    total_duties_set: toRestMoneySet(order, duties),
    return: null,
    restock: refund.restock,
    refund_shipping_lines: toRestRefundShipping(order, refund),
    admin_graphql_api_id: `gid://shopify/Refund/${refund.id}`,
    order_adjustments: toRestAdjustments(order, refund),
    refund_line_items: refund.lines.map((line) => toRestRefundLine(state, order, line)),
    transactions: order.transactions
      .filter((transaction) => refund.transactionIds.includes(transaction.id))
      .map((transaction) => toRestTransaction(state, order, transaction)),
  };
}

/** Amount of a refund's money: what moved, never its line subtotals. */
export function computeRefundedMoney(order: OrderState, refund: RefundState): number {
  return order.transactions
    .filter((item) => refund.transactionIds.includes(item.id) && item.status === 'success')
    .reduce((sum, item) => sum + item.amount, 0);
}
