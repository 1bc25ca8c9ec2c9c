import { exponentOf, parseMoney } from '../../../domain/money.ts';
import type { Minor } from '../../../domain/source.ts';

/** A number without loss: `digits` times ten to the power of `-scale`. */
interface Decimal {
  digits: bigint;
  scale: number;
}

const decimal = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$/;
const whole = /^-?\d{1,30}$/;

/** Is the number of decimals known? */
export function isKnownCurrency(currency: string): boolean {
  return parseMoney('0', currency).ok;
}

/** An amount in millionths (int64 as text) of a known currency; null where it is none. */
export function microsToMinor(value: unknown, currency: string): Minor | null {
  const text = toNumberText(value);
  if (!whole.test(text)) return null;
  return toMinor({ digits: BigInt(text), scale: 6 }, currency);
}

/** A double in major units of a known currency; null where it is none. */
export function majorToMinor(value: unknown, currency: string): Minor | null {
  const [, sign, units = '', fraction = '', power = '0'] = decimal.exec(toNumberText(value)) ?? [];
  if (sign === undefined) return null;
  const digits = BigInt(`${sign}${units}${fraction}`);
  return toMinor({ digits, scale: fraction.length - Number(power) }, currency);
}

function toNumberText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

/** Finer than the currency's smallest unit is rounded once, halves away from zero; null beyond what is exact. */
function toMinor({ digits, scale }: Decimal, currency: string): Minor | null {
  const shift = scale - exponentOf(currency);
  const size = digits < 0n ? -digits : digits;
  const minor = Number(shift <= 0 ? size * 10n ** BigInt(-shift) : roundHalfUp(size, shift));
  if (!Number.isSafeInteger(minor)) return null;
  return digits < 0n && minor !== 0 ? -minor : minor;
}

function roundHalfUp(size: bigint, decimals: number): bigint {
  const unit = 10n ** BigInt(decimals);
  return (size * 2n + unit) / (unit * 2n);
}
