import { DomainError } from '../errors.ts';
import { addMoney, multiplyMoney, sumMoney } from '../money.ts';
import type { OrderLine, OrderRecord } from '../records.ts';
import type { Minor, SourceLine, SourceOrder } from '../source.ts';
import { computeOrderedTotal, tipsInSubtotal } from './lineMoney.ts';
import { computeOutstanding } from './payment.ts';

export type OrderTotals = Pick<
  OrderRecord,
  | 'totalAmount'
  | 'currentTotalAmount'
  | 'subtotalAmount'
  | 'discountAmount'
  | 'taxAmount'
  | 'shippingAmount'
  | 'tipAmount'
  | 'dutiesAmount'
  | 'currentTaxAmount'
  | 'currentShippingAmount'
  | 'currentDutiesAmount'
  | 'refundedAmount'
  | 'outstandingAmount'
  | 'adjustmentAmount'
  | 'orderedAdjustmentAmount'
>;

/**
 * An order's amounts, as ordered and as it stands now. Whatever a payload leaves unexplained goes
 * into the adjustments, so that the sums hold to the minor unit for every order (edge cases 27, 43).
 */
export function computeOrderTotals(source: SourceOrder, lineTotals: readonly Minor[]): OrderTotals {
  const tipAmount = computeTipsOutsideLines(source);
  const ordered = computeOrdered(source, tipAmount);
  const currentShippingAmount = computeCurrentShipping(source, lineTotals, tipAmount);
  const explained = sumMoney([
    ...lineTotals,
    currentShippingAmount,
    source.taxesIncluded ? 0 : source.currentTax,
    tipAmount,
    source.currentDuties,
  ]);
  return Object.assign(ordered, {
    totalAmount: source.total,
    currentTotalAmount: source.currentTotal,
    subtotalAmount: source.subtotal,
    taxAmount: source.tax,
    tipAmount,
    dutiesAmount: source.duties,
    currentTaxAmount: source.currentTax,
    currentShippingAmount,
    currentDutiesAmount: source.currentDuties,
    refundedAmount: sumMoney(source.refunds.map((refund) => refund.amount)),
    outstandingAmount: computeOutstanding(
      source.outstanding,
      source.financialStatus,
      source.currentTotal,
    ),
    adjustmentAmount: addMoney(source.currentTotal, -explained),
  });
}

/** A tip that is a line is counted there: only the rest of the tips received stands beside the lines. */
function computeTipsOutsideLines(source: SourceOrder): Minor {
  const asLines = sumMoney(source.lines.filter((line) => line.tip).map(computeOrderedTotal));
  return Math.max(0, source.tips - asLines);
}

type Ordered = Pick<OrderTotals, 'discountAmount' | 'shippingAmount' | 'orderedAdjustmentAmount'>;

/**
 * A discount on shipping is in the order's discounts, in its net shipping, or in both, depending on
 * the payload: of the readings that add up the one with net shipping is taken, so that line totals,
 * shipping and tax make the total.
 */
function computeOrdered(source: SourceOrder, tipAmount: Minor): Ordered {
  const rest = sumMoney([
    ...source.lines.map(computeListTotal),
    source.taxesIncluded ? 0 : source.tax,
    tipAmount,
    source.duties,
  ]);
  const ofLines = sumMoney(source.lines.map((line) => line.discount));
  const netShipping = sumMoney(source.shippingLines.map((line) => line.price));
  const read = (discountAmount: Minor, shippingAmount: Minor): Ordered => ({
    discountAmount,
    shippingAmount,
    orderedAdjustmentAmount: addMoney(
      source.total,
      -sumMoney([rest, -discountAmount, shippingAmount]),
    ),
  });
  const told = read(source.discounts, source.shipping);
  const readings = [
    read(ofLines, netShipping),
    read(source.discounts, netShipping),
    told,
    read(ofLines, source.shipping),
  ];
  return readings.find((reading) => reading.orderedAdjustmentAmount === 0) ?? told;
}

function computeListTotal(line: Pick<SourceLine, 'unitPrice' | 'orderedQty'>): Minor {
  return multiplyMoney(line.unitPrice, line.orderedQty);
}

/**
 * Shipping after removal and refund. Payloads tell the lines that are left but not what was paid
 * back of them: after a refund it is what the current total leaves for shipping, where that is possible.
 */
function computeCurrentShipping(
  source: SourceOrder,
  lineTotals: readonly Minor[],
  tipAmount: Minor,
): Minor {
  const told = sumMoney(source.shippingLines.map((line) => line.price));
  const implied = computeImpliedShipping(source, lineTotals, tipAmount);
  const mayDiffer =
    source.refunds.length > 0 || source.cancelledAt !== null || source.shippingLines.length === 0;
  const possible = implied >= 0 && implied <= Math.max(told, source.shipping);
  return mayDiffer && possible ? implied : told;
}

function computeImpliedShipping(
  source: SourceOrder,
  lineTotals: readonly Minor[],
  tipAmount: Minor,
): Minor {
  const tipLines = lineTotals.filter((_total, index) => source.lines[index]?.tip === true);
  const besides = tipsInSubtotal(source, lineTotals) ? 0 : sumMoney(tipLines);
  const tax = source.taxesIncluded ? 0 : source.currentTax;
  return (
    source.currentTotal -
    sumMoney([source.currentSubtotal, besides, tax, tipAmount, source.currentDuties])
  );
}

type Balanced = OrderTotals &
  Pick<OrderRecord, 'shopifyOrderId' | 'taxesIncluded'> & {
    lines: readonly Pick<OrderLine, 'lineTotal' | 'listPrice' | 'orderedQty'>[];
  };

/**
 * Proves both sums of a record (spec 4.2): the lines as they stand make the current total, the lines
 * as ordered make the total.
 * @throws DomainError `money_does_not_add_up`, naming the order.
 */
export function assertOrderAddsUp(order: Balanced): void {
  const tax = (amount: Minor): Minor => (order.taxesIncluded ? 0 : amount);
  const current = sumMoney([
    ...order.lines.map((line) => line.lineTotal),
    order.currentShippingAmount,
    tax(order.currentTaxAmount),
    order.tipAmount,
    order.currentDutiesAmount,
    order.adjustmentAmount,
  ]);
  const ordered = sumMoney([
    ...order.lines.map((line) => multiplyMoney(line.listPrice, line.orderedQty)),
    -order.discountAmount,
    order.shippingAmount,
    tax(order.taxAmount),
    order.tipAmount,
    order.dutiesAmount,
    order.orderedAdjustmentAmount,
  ]);
  if (current === order.currentTotalAmount && ordered === order.totalAmount) return;
  throw new DomainError(
    'money_does_not_add_up',
    `Order ${order.shopifyOrderId}: its parts do not make its total`,
  );
}
