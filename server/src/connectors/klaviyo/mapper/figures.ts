import type { Issue, Minor } from '../../../domain/source.ts';
import { type Decimal, toMinor } from '../../kit/read/decimal.ts';
import type { Json } from '../../kit/read/json.ts';
import { addDecimals, toCount, toDecimal, zero } from './decimal.ts';

/** PURE. Sums over the parts a row was told in, with an issue for each figure that is none. */
export interface Figures {
  parts: Json[];
  /** Where the parts stand in the row, for issues. */
  path: string;
  issues: Issue[];
}

/** Absent figures are nothing; a figure that is there must be one. */
function sumOf(figures: Figures, name: string): Decimal {
  let sum = zero;
  for (const [index, part] of figures.parts.entries()) {
    const value = part[name];
    if (value === undefined || value === null) continue;
    const decimal = toDecimal(value);
    if (decimal) sum = addDecimals(sum, decimal);
    else addIssue(figures, `[${index}].${name}`, 'must be a number');
  }
  return sum;
}

export function computeCount(figures: Figures, name: string): number {
  const count = toCount(sumOf(figures, name));
  if (count === null) addIssue(figures, `.${name}`, 'must be 0 or more');
  return count ?? 0;
}

export function computeWhole(figures: Figures, name: string): number {
  const count = computeCount(figures, name);
  if (Number.isSafeInteger(count)) return count;
  addIssue(figures, `.${name}`, 'must be a whole number');
  return 0;
}

export function computeAmount(figures: Figures, name: string, currency: string): Minor {
  const minor = toMinor(sumOf(figures, name), currency);
  if (minor === null) addIssue(figures, `.${name}`, `is no amount of ${currency.slice(0, 8)}`);
  return minor ?? 0;
}

function addIssue({ path, issues }: Figures, where: string, message: string): void {
  issues.push({ field: path + where, message });
}
