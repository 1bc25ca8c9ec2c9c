import type { Decimal } from '../../kit/read/decimal.ts';

/** PURE. Nothing, to begin a sum with. */
export const zero: Decimal = { digits: 0n, scale: 0 };
const written = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,2}))?$/;

/** JSON numbers, and the texts that stand for numbers a double cannot hold (`lib/json.ts`). */
export function toDecimal(value: unknown): Decimal | null {
  const text = typeof value === 'number' ? String(value) : value;
  const match = typeof text === 'string' ? written.exec(text) : null;
  if (!match) return null;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const scale = fraction.length - Number(power);
  const size = BigInt(whole + fraction) * (scale < 0 ? 10n ** BigInt(-scale) : 1n);
  return { digits: sign === '-' ? -size : size, scale: Math.max(0, scale) };
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { digits: toScale(left, scale) + toScale(right, scale), scale };
}

function toScale({ digits, scale }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - scale);
}

/** A count of things; null where it is no finite number of 0 or more. */
export function toCount({ digits, scale }: Decimal): number | null {
  const count = Number(digits) / 10 ** scale;
  return Number.isFinite(count) && count >= 0 ? count : null;
}
