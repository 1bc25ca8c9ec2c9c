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
  const room = source.lines.map((line) => (isRounded(line) ? line.currentQty : 0));
  if (Math.abs(gap) > sumMoney(room)) return totals;
  const shares = allocate(gap, room);
  const settled = totals.map((total, index) => total + (shares[index] ?? 0));
  return settled.some((total) => total < 0) ? totals : settled;
}

/** One minor unit per piece is the most that rounding of a prorated discount can move. */
function isRounded(line: SourceLine): boolean {
  return line.currentQty > 0 && line.currentQty !== line.orderedQty && line.discount > 0;
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
