import { formatMoney } from '../../../domain/money.ts';
import type { Minor } from '../../../domain/source.ts';
import { type Cells, readNeeded, refuse } from './cells.ts';
import { computeLineTotal, type FileLine } from './mapper.line.ts';
import { readAmount } from './numbers.ts';

export interface OrderMoney {
  subtotal: Minor;
  discounts: Minor;
  shipping: Minor;
  tax: Minor;
  taxesIncluded: boolean;
  total: Minor;
}

/**
 * The order's amounts. Lines, shipping and tax must make the total to the minor unit; where they do so without the tax,
 * it is within the prices. What does not add up is an issue: no file is taken whose sums cannot be trusted.
 */
export function readOrderMoney(
  cells: Cells,
  lines: readonly FileLine[],
  currency: string,
): OrderMoney {
  const shipping = readAmount(cells, 'shipping', currency) ?? 0;
  const tax = readAmount(cells, 'tax', currency) ?? 0;
  readNeeded(cells, 'total');
  const total = readAmount(cells, 'total', currency) ?? 0;
  const subtotal = sum(lines.map(computeLineTotal));
  const net = subtotal + shipping;
  const taxesIncluded = tax > 0 && net === total;
  if (cells.issues.length === 0 && !taxesIncluded)
    checkTotal(cells, { made: net + tax, total, currency });
  const discounts = sum(lines.map(({ discount }) => discount));
  return { subtotal, discounts, shipping, tax, taxesIncluded, total };
}

function checkTotal(
  cells: Cells,
  { made, total, currency }: { made: Minor; total: Minor; currency: string },
): void {
  if (!Number.isSafeInteger(made)) refuse(cells, 'total', 'is too large');
  else if (made !== total) {
    const parts = `lines less discounts, shipping and tax make ${formatMoney(made, currency)}`;
    refuse(cells, 'total', `is ${formatMoney(total, currency)}, but ${parts}`);
  }
}

function sum(amounts: readonly Minor[]): Minor {
  return amounts.reduce((left, right) => left + right, 0);
}
