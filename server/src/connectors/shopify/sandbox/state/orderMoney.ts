import type { AllocationState, OrderLineState, OrderState, TaxLineState } from './orderTypes.ts';
import type { Minor } from './types.ts';

/** Everything a shop says about an order's money, computed from its lines and transactions. */
export interface OrderTotals {
  lineItems: Minor;
  discounts: Minor;
  subtotal: Minor;
  /** Before discounts and returns; removed lines are left out. */
  shipping: Minor;
  shippingDiscounted: Minor;
  tax: Minor;
  tips: Minor;
  duties: Minor;
  total: Minor;
  currentSubtotal: Minor;
  currentDiscounts: Minor;
  currentShipping: Minor;
  currentTax: Minor;
  currentDuties: Minor;
  currentTotal: Minor;
  received: Minor;
  refunded: Minor;
  refundedShipping: Minor;
  /** Σ discrepancies of refunds: what the customer was paid less (positive) or more than the lines say. */
  discrepancy: Minor;
  outstanding: Minor;
  capturable: Minor;
}

export const sumAmounts = (items: readonly { amount: Minor }[]): Minor =>
  items.reduce((sum, item) => sum + item.amount, 0);

export const sumTax = (items: readonly TaxLineState[]): Minor =>
  items.reduce((sum, item) => sum + item.price, 0);

/** The share of `total` that belongs to `units` of `quantity`: shares of successive removals telescope exactly. */
export function computeShare(total: Minor, units: number, quantity: number): Minor {
  if (quantity === 0) return 0;
  return Math.round((total * units) / quantity);
}

/** Price of the line's first `units` after its discounts. */
export function computeLineNet(line: OrderLineState, units: number): Minor {
  return line.price * units - computeShare(sumAmounts(line.allocations), units, line.quantity);
}

export function computeLineTax(line: OrderLineState, units: number): Minor {
  return computeShare(sumTax(line.taxLines), units, line.quantity);
}

const computeNet = (price: Minor, allocations: AllocationState[]): Minor =>
  price - sumAmounts(allocations);

const cache = new WeakMap<OrderState, { rev: number; totals: OrderTotals }>();

/** The totals of an order as it stands; kept until the order's `rev` moves. */
export function computeOrderTotals(order: OrderState): OrderTotals {
  const known = cache.get(order);
  if (known?.rev === order.rev) return known.totals;
  const totals = { ...computeOrdered(order), ...computeCurrent(order), ...computePaid(order) };
  const outstanding =
    totals.currentTotal - (totals.received - totals.refunded) + totals.discrepancy;
  const result = { ...totals, outstanding };
  cache.set(order, { rev: order.rev, totals: result });
  return result;
}

function computeOrdered(order: OrderState) {
  const goods = order.lines.filter((line) => !line.tip);
  const kept = order.shippingLines.filter((line) => !line.removed);
  const lineItems = goods.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const lineDiscounts = goods.reduce((sum, line) => sum + sumAmounts(line.allocations), 0);
  const shipping = kept.reduce((sum, line) => sum + line.price, 0);
  const shippingDiscounts = kept.reduce((sum, line) => sum + sumAmounts(line.allocations), 0);
  const taxed = [...order.lines, ...kept];
  const tax = taxed.reduce((sum, line) => sum + sumTax(line.taxLines), 0);
  const tips = order.lines.reduce((sum, l) => sum + (l.tip ? l.price * l.quantity : 0), 0);
  const duties = order.lines.flatMap((line) => line.duties).reduce((s, duty) => s + duty.price, 0);
  const subtotal = lineItems - lineDiscounts;
  const shippingDiscounted = shipping - shippingDiscounts;
  const discounts = lineDiscounts + shippingDiscounts;
  const total = subtotal + shippingDiscounted + (order.taxesIncluded ? 0 : tax) + tips + duties;
  return { lineItems, discounts, subtotal, shipping, shippingDiscounted, tax, tips, duties, total };
}

function computeCurrent(order: OrderState) {
  const kept = order.shippingLines.filter((line) => !line.removed);
  const goods = order.lines.filter((line) => !line.tip);
  const refundedShipping = sumAmounts(order.refunds.flatMap((refund) => refund.shipping));
  const refundedShippingTax = order.refunds
    .flatMap((refund) => refund.shipping)
    .reduce((sum, line) => sum + line.tax, 0);
  const shippingDiscounts = kept.reduce((sum, line) => sum + sumAmounts(line.allocations), 0);
  const currentSubtotal = goods.reduce((sum, l) => sum + computeLineNet(l, l.currentQuantity), 0);
  const currentDiscounts =
    goods.reduce((sum, line) => sum + computeCurrentDiscount(line), 0) + shippingDiscounts;
  const currentShipping =
    kept.reduce((sum, line) => sum + computeNet(line.price, line.allocations), 0) -
    refundedShipping;
  const currentTax =
    order.lines.reduce((sum, line) => sum + computeLineTax(line, line.currentQuantity), 0) +
    kept.reduce((sum, line) => sum + sumTax(line.taxLines), 0) -
    refundedShippingTax;
  const tips = order.lines.reduce((s, l) => s + (l.tip ? l.price * l.currentQuantity : 0), 0);
  const currentDuties =
    order.lines.flatMap((line) => line.duties).reduce((sum, duty) => sum + duty.price, 0) -
    sumAmounts(order.refunds.flatMap((refund) => refund.duties));
  const currentTotal =
    currentSubtotal +
    currentShipping +
    (order.taxesIncluded ? 0 : currentTax) +
    tips +
    currentDuties;
  return {
    currentSubtotal,
    currentDiscounts,
    currentShipping,
    currentTax,
    currentDuties,
    currentTotal,
    refundedShipping,
  };
}

/** What is left of a line's discounts for the units still on the order. */
function computeCurrentDiscount(line: OrderLineState): Minor {
  return computeShare(sumAmounts(line.allocations), line.currentQuantity, line.quantity);
}

function computePaid(order: OrderState) {
  const done = order.transactions.filter((transaction) => transaction.status === 'success');
  const total = (kinds: string[]): Minor =>
    sumAmounts(done.filter((transaction) => kinds.includes(transaction.kind)));
  const discrepancy = order.refunds.reduce((sum, r) => sum + (r.discrepancy?.amount ?? 0), 0);
  const capturable = Math.max(0, total(['authorization']) - total(['capture', 'void']));
  return {
    received: total(['sale', 'capture']),
    refunded: total(['refund']),
    discrepancy,
    capturable,
  };
}

/** Tax lines of the order: those of lines and shipping added up by title and rate. */
export function computeTaxLines(order: OrderState, current: boolean): TaxLineState[] {
  const sums = new Map<string, TaxLineState>();
  const add = (tax: TaxLineState, price: Minor): void => {
    const key = `${tax.title}|${tax.rate}`;
    const known = sums.get(key);
    if (known) known.price += price;
    else sums.set(key, { ...tax, price });
  };
  for (const line of order.lines) {
    const units = current ? line.currentQuantity : line.quantity;
    for (const tax of line.taxLines) add(tax, computeShare(tax.price, units, line.quantity));
  }
  for (const line of order.shippingLines.filter((shipping) => !shipping.removed)) {
    for (const tax of line.taxLines) add(tax, tax.price);
  }
  return [...sums.values()];
}

/** The identity of shopify-facts 8. A twin whose money does not add up would teach its tests lies: it throws. */
export function assertMoneyAddsUp(order: OrderState): void {
  const totals = computeOrderTotals(order);
  const lines = order.lines.reduce(
    (sum, line) => sum + line.price * line.quantity - sumAmounts(line.allocations),
    0,
  );
  const identity =
    lines + totals.shippingDiscounted + (order.taxesIncluded ? 0 : totals.tax) + totals.duties;
  const removed = order.refunds.flatMap((refund) => refund.lines);
  const left = totals.subtotal + totals.tips - removed.reduce((sum, r) => sum + r.subtotal, 0);
  const tips = order.lines.reduce((s, l) => s + (l.tip ? l.price * l.currentQuantity : 0), 0);
  if (identity !== totals.total || left !== totals.currentSubtotal + tips)
    throw new Error(`Order ${order.name} does not add up: ${identity} ≠ ${totals.total}`);
  if (Object.values(totals).some((amount) => !Number.isSafeInteger(amount)))
    throw new Error(`Order ${order.name} has an amount that is not a whole number of minor units`);
}
