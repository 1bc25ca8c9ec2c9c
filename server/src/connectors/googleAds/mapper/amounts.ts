import type { Minor } from '../../../domain/source.ts';
import { toMinor } from '../../kit/read/decimal.ts';

const decimal = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$/;
const whole = /^-?\d{1,30}$/;

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
