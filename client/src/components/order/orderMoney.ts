import type { Order } from '../../api/orders.ts';
import { addAmounts, multiplyAmount, negateAmount } from '../../lib/amounts.ts';
import { isZero } from '../../lib/money.ts';

export interface MoneyRow {
  label: string;
  /** As ordered. */
  ordered: string;
  /** What is left of it after edits, removals and refunds. */
  current: string;
  /** A sum of the rows above it. */
  sum?: 'subtotal' | 'total';
}

export interface MoneyBlock {
  /** The parts, then their total: each column adds up. */
  rows: MoneyRow[];
  /** Has anything changed since it was ordered? */
  changed: boolean;
}

export type MoneyOrder = Pick<
  Order,
  | 'taxesIncluded'
  | 'totalAmount'
  | 'currentTotalAmount'
  | 'discountAmount'
  | 'taxAmount'
  | 'shippingAmount'
  | 'tipAmount'
  | 'dutiesAmount'
  | 'currentTaxAmount'
  | 'currentShippingAmount'
  | 'currentDutiesAmount'
  | 'adjustmentAmount'
  | 'orderedAdjustmentAmount'
> & {
  lines: Pick<
    Order['lines'][number],
    'listPrice' | 'orderedQty' | 'qty' | 'lineTotal' | 'unlinked'
  >[];
};

/** The order's amounts so that anybody can add them up, as ordered and as it stands (spec 4.2). */
export function computeMoneyBlock(order: MoneyOrder): MoneyBlock {
  const rows = [
    ...computeGoods(order),
    { label: 'Shipping', ordered: order.shippingAmount, current: order.currentShippingAmount },
    ...(order.taxesIncluded
      ? []
      : [{ label: 'Tax', ordered: order.taxAmount, current: order.currentTaxAmount }]),
    computeTips(order),
    { label: 'Duties', ordered: order.dutiesAmount, current: order.currentDutiesAmount },
    {
      label: 'Not explained by the shop',
      ordered: order.orderedAdjustmentAmount,
      current: order.adjustmentAmount,
    },
  ].filter(
    ({ label, ordered, current }) => always.has(label) || !isZero(ordered) || !isZero(current),
  );
  const total: MoneyRow = {
    label: 'Total',
    ordered: order.totalAmount,
    current: order.currentTotalAmount,
    sum: 'total',
  };
  const all = [...rows, total];
  return {
    rows: all,
    changed: all.some(({ ordered, current }) => ordered !== current),
  };
}
const always: ReadonlySet<string> = new Set(['Items', 'Subtotal', 'Shipping', 'Tax']);

/** Items at their list price, what was taken off them, and what that leaves. */
function computeGoods(order: MoneyOrder): MoneyRow[] {
  const goods = order.lines.filter(({ unlinked }) => unlinked !== 'tip');
  const nothing = multiplyAmount(order.totalAmount, 0); // with the currency's decimals
  const sum = (amounts: string[]) => addAmounts([nothing, ...amounts]);
  const ordered = sum(goods.map((line) => multiplyAmount(line.listPrice, line.orderedQty)));
  const current = sum(goods.map((line) => multiplyAmount(line.listPrice, line.qty)));
  const left = sum(goods.map(({ lineTotal }) => lineTotal));
  const taken = negateAmount(order.discountAmount);
  return [
    { label: 'Items', ordered, current },
    { label: 'Discounts', ordered: taken, current: addAmounts([left, negateAmount(current)]) },
    { label: 'Subtotal', ordered: addAmounts([ordered, taken]), current: left, sum: 'subtotal' },
  ];
}

/** Some shops give a tip as a line, others beside the lines. */
function computeTips({ lines, tipAmount }: MoneyOrder): MoneyRow {
  const tips = lines.filter(({ unlinked }) => unlinked === 'tip');
  return {
    label: 'Tips',
    ordered: addAmounts([
      tipAmount,
      ...tips.map((line) => multiplyAmount(line.listPrice, line.orderedQty)),
    ]),
    current: addAmounts([tipAmount, ...tips.map(({ lineTotal }) => lineTotal)]),
  };
}
