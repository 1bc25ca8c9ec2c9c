import { exponentOf, parseMoney } from '../../../domain/money.ts';
import type { Minor } from '../../../domain/source.ts';

/** PURE. A number without loss: `digits` times ten to the power of `-scale`. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

/** Is the number of the currency's decimals known? */
export function isKnownCurrency(currency: string): boolean {
  return parseMoney('0', currency).ok;
}

/**
 * An amount in major units as minor units. Finer than the smallest unit is rounded once, halves away from zero; null beyond
 * what integers hold exactly, or in a currency nobody knows.
 */
export function toMinor({ digits, scale }: Decimal, currency: string): Minor | null {
  if (!isKnownCurrency(currency)) return null;
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
