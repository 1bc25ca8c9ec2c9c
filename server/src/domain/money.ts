import { data } from 'currency-codes';
import { DomainError } from './errors.ts';
import type { Minor } from './source.ts';

export type ParsedMoney = { ok: true; minor: Minor } | { ok: false; message: string };

/** Codes a shop's old orders still carry and today's ISO 4217 list does not. */
const formerCurrencies: readonly [string, number][] = [
  ['BYR', 0],
  ['CFP', 0],
  ['HRK', 2],
  ['JEP', 2],
  ['KID', 2],
  ['LTL', 2],
  ['LVL', 2],
  ['SLL', 2],
  ['STD', 2],
  ['VEF', 2],
];
const exponents = new Map<string, number>([
  ...formerCurrencies,
  ...data.map(({ code, digits }): [string, number] => [code, digits]),
]);
const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Decimals of a currency's minor unit: JPY 0, INR 2, KWD 3 (spec 4.3).
 * @throws DomainError `unknown_currency`.
 */
export function exponentOf(currency: string): number {
  const exponent = exponents.get(currency);
  if (exponent === undefined) {
    throw new DomainError('unknown_currency', `Unknown currency ${shorten(currency)}`);
  }
  return exponent;
}

/**
 * A platform's decimal text (or JSON number) as minor units, by integer arithmetic alone.
 * Unpadded decimals are fine, extra ones only when they are zeros; nothing is ever rounded.
 */
export function parseMoney(value: unknown, currency: string): ParsedMoney {
  const exponent = exponents.get(currency);
  if (exponent === undefined) return refuse(`unknown currency ${shorten(currency)}`);
  const match = decimal.exec(typeof value === 'number' ? String(value) : toText(value));
  if (!match) return refuse(`not a decimal amount: ${shorten(value)}`);
  const [, sign, whole = '', fraction = ''] = match;
  if (/[^0]/.test(fraction.slice(exponent))) {
    return refuse(`more than ${exponent} decimals for ${currency}: ${shorten(value)}`);
  }
  const size = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  if (!Number.isSafeInteger(size)) return refuse(`amount too large: ${shorten(value)}`);
  return { ok: true, minor: sign === '-' && size !== 0 ? -size : size };
}

/** Minor units as the API's decimal string: "1499.00", JPY "1500". */
export function formatMoney(minor: Minor, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(safe(minor))).padStart(exponent + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** @throws DomainError `unsafe_amount` beyond 2^53 or for anything but an integer. */
export function addMoney(left: Minor, right: Minor): Minor {
  return safe(left + right);
}

/** @throws DomainError `unsafe_amount` as soon as a partial sum leaves the safe integers. */
export function sumMoney(amounts: Iterable<Minor>): Minor {
  let sum = 0;
  for (const amount of amounts) sum = safe(sum + amount);
  return sum;
}

/** An amount times a quantity. @throws DomainError `unsafe_amount`. */
export function multiplyMoney(amount: Minor, quantity: number): Minor {
  return safe(amount * quantity) + 0;
}

/** `amount / divisor`, halves away from zero; exact for every safe integer. */
export function divideHalfUp(amount: Minor, divisor: number): Minor {
  return prorate(amount, 1, divisor);
}

/** `amount × part / whole`, halves away from zero, without ever leaving integers. */
export function prorate(amount: Minor, part: number, whole: number): Minor {
  if (!(Number.isSafeInteger(whole) && whole > 0)) {
    throw new DomainError('unsafe_amount', `Cannot divide an amount by ${whole}`);
  }
  if (part === whole) return safe(amount);
  const product = Math.abs(amount * part);
  const size = Number.isSafeInteger(product)
    ? roundedQuotient(product, whole)
    : bigQuotient(Math.abs(safe(amount)), Math.abs(safe(part)), whole);
  return amount < 0 !== part < 0 && size !== 0 ? -size : size;
}

function roundedQuotient(product: number, whole: number): number {
  const remainder = product % whole;
  const quotient = (product - remainder) / whole;
  return remainder >= whole - remainder ? quotient + 1 : quotient;
}

function bigQuotient(amount: number, part: number, whole: number): number {
  const divisor = BigInt(whole);
  return safe(Number((BigInt(amount) * BigInt(part) * 2n + divisor) / (divisor * 2n)));
}

function safe(amount: number): number {
  if (Number.isSafeInteger(amount)) return amount;
  throw new DomainError('unsafe_amount', 'An amount leaves the range that integers hold exactly');
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function refuse(message: string): ParsedMoney {
  return { ok: false, message };
}

const numberLike = /^[-+\d.,eE]{1,24}$/;
const codeLike = /^[A-Za-z]{1,4}$/;

/** What looks like an amount or a code is shown; anything else may be about a person, and only its kind is told. */
function shorten(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return Array.isArray(value) ? 'a list' : `an ${typeof value}`;
  const shown = numberLike.test(value) || codeLike.test(value);
  return shown ? JSON.stringify(value) : `a text of ${value.length} characters`;
}
