import { allocate } from '../allocate.ts';
import { addMoney, divideHalfUp, multiplyMoney, prorate, sumMoney } from '../money.ts';
import type { Minor, SourceLine, SourceOrder } from '../source.ts';

/** Money of a line's current quantity. */
export interface LineMoney {
  lineTotal: Minor;
  discountAmount: Minor;
  unitPrice: Minor;
  taxAmount: Minor;
}

type Priced = Pick<SourceOrder, 'lines' | 'currentSubtotal'>;

/**
 * Each line after edits, removals and refunds: the discount was given for the ordered quantity and
 * is prorated to the current one (edge cases 25, 26). The platform rounds in its own places: what
 * edited, discounted lines can explain of its subtotal is allocated to them, the rest is not hidden here.
 */
export function computeLineMoney(source: Priced): LineMoney[] {
  const totals = settleTotals(source);
  return source.lines.map((line, index) => toLineMoney(line, totals[index] ?? 0));
}

function toLineMoney(line: SourceLine, lineTotal: Minor): LineMoney {
  return {
    lineTotal,
    discountAmount: multiplyMoney(line.unitPrice, line.currentQty) - lineTotal,
    unitPrice: computeUnitPrice(line, lineTotal),
    taxAmount: computeShare(line.tax, line),
  };
}

/** After discounts; of the ordered quantity where nothing is left of the line. */
function computeUnitPrice(line: SourceLine, lineTotal: Minor): Minor {
  if (line.currentQty > 0) return divideHalfUp(lineTotal, line.currentQty);
  if (line.orderedQty > 0) return divideHalfUp(computeOrderedTotal(line), line.orderedQty);
  return line.unitPrice;
}

/** A line as it was ordered, after its discounts. */
export function computeOrderedTotal(line: SourceLine): Minor {
  return addMoney(multiplyMoney(line.unitPrice, line.orderedQty), -line.discount);
}

function computeShare(amount: Minor, { currentQty, orderedQty }: SourceLine): Minor {
  return orderedQty > 0 ? prorate(amount, currentQty, orderedQty) : amount;
}

function computeProratedTotal(line: SourceLine): Minor {
  return addMoney(
    multiplyMoney(line.unitPrice, line.currentQty),
    -computeShare(line.discount, line),
  );
}

function settleTotals(source: Priced): Minor[] {
  const totals = source.lines.map(computeProratedTotal);
  const gap = source.currentSubtotal - computeSubtotalOfLines(source, totals);
  if (gap === 0) return totals;
  const room = source.lines.map((line, index) => computeRoom(line, totals[index] ?? 0, gap));
  if (Math.abs(gap) > sumMoney(room)) return totals;
  const shares = allocate(gap, room);
  return totals.map((total, index) => total + (shares[index] ?? 0));
}

/**
 * How far rounding can move an edited, discounted line towards the gap: one minor unit per piece, but
 * neither below nothing nor above its price without the discount.
 */
function computeRoom(line: SourceLine, total: Minor, gap: number): number {
  if (line.currentQty === line.orderedQty || line.discount <= 0 || line.tip) return 0;
  const gross = multiplyMoney(line.unitPrice, line.currentQty);
  return Math.max(0, Math.min(line.currentQty, gap < 0 ? total : gross - total));
}

/** What the platform's subtotal speaks of: some shops' tips are lines outside of it. */
function computeSubtotalOfLines(source: Priced, totals: readonly Minor[]): Minor {
  return tipsInSubtotal(source, totals) ? sumMoney(totals) : sumMoney(goodsOnly(source, totals));
}

/** Whether the current subtotal counts tip lines: the reading that comes nearer to it. */
export function tipsInSubtotal(source: Priced, totals: readonly Minor[]): boolean {
  const all = Math.abs(source.currentSubtotal - sumMoney(totals));
  return all < Math.abs(source.currentSubtotal - sumMoney(goodsOnly(source, totals)));
}

function goodsOnly(source: Priced, totals: readonly Minor[]): Minor[] {
  return totals.filter((_total, index) => source.lines[index]?.tip !== true);
}
