import { parseMoney } from '../../../domain/money.ts';
import type { Minor } from '../../../domain/source.ts';
import { type Cells, readText, refuse } from './cells.ts';

const plain = /^\d+(\.\d+)?$/;
/** Groups of three, or the Indian way: two, the last one three. */
const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$|^\d{1,2}(,\d{2})*,\d{3}(\.\d+)?$/;

/**
 * A number's digits without the commas between thousands; null where a comma may as well begin the decimals (`1,234`),
 * or where it is no number at all.
 */
function toDigits(text: string, whole: boolean): string | null {
  if (plain.test(text)) return text;
  if (!grouped.test(text)) return null;
  const commas = text.split(',').length - 1;
  const clear = whole || text.includes('.') || commas > 1;
  return clear ? text.replaceAll(',', '') : null;
}

/** Why a number is refused, and what to write instead. */
function explain(text: string): string {
  if (text.startsWith('-') || /^\(.*\)$/.test(text)) return 'must not be negative';
  if (/^\d{1,3},\d{3}$/.test(text)) {
    return 'may be read in two ways: write thousands without a comma, and decimals after a point';
  }
  if (/^[\d.]+,\d{1,2}$/.test(text))
    return 'has a decimal comma: write decimals after a point, 1234.50';
  if (/\d/.test(text))
    return 'is not a plain number: write it like 1234.50, without currency or spaces';
  return 'is not a number: write it like 1234.50';
}

/** An amount in minor units, exactly as written; null where the cell is empty or refused. */
export function readAmount(cells: Cells, column: string, currency: string): Minor | null {
  const text = readText(cells, column);
  if (text === null) return null;
  const digits = toDigits(text, false);
  if (digits === null) return refuse(cells, column, explain(text));
  const parsed = parseMoney(digits, currency);
  if (parsed.ok) return parsed.minor;
  const decimals = digits.split('.')[1]?.length ?? 0;
  const why = decimals > 0 ? `has more decimals than ${currency} has` : 'is too large';
  return refuse(cells, column, why);
}

/** A whole number that can be counted with. */
export function readWhole(cells: Cells, column: string): number | null {
  const text = readText(cells, column);
  if (text === null) return null;
  const digits = toDigits(text, true);
  if (digits === null) return refuse(cells, column, explain(text));
  if (/\.\d*[1-9]/.test(digits)) return refuse(cells, column, 'must be a whole number');
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : refuse(cells, column, 'is too large');
}

/** A number that may be a fraction, such as conversions shared between campaigns. */
export function readNumber(cells: Cells, column: string): number | null {
  const text = readText(cells, column);
  if (text === null) return null;
  const digits = toDigits(text, false);
  if (digits === null) return refuse(cells, column, explain(text));
  const value = Number(digits);
  return value <= Number.MAX_SAFE_INTEGER ? value : refuse(cells, column, 'is too large');
}

/** A known currency's code; the account's own where the cell is empty. A refused one reads as the account's. */
export function readCurrency(cells: Cells, column: string, own: string): string {
  const text = readText(cells, column);
  if (text === null) return own;
  const code = text.toUpperCase();
  if (/^[A-Z]{3}$/.test(code) && parseMoney('0', code).ok) return code;
  refuse(cells, column, 'is no currency we know: write its three letters, like INR');
  return own;
}
