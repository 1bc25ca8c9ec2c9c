import { exponentOf } from '../money.ts';
import type { Minor } from '../source.ts';

/** One unit of `currency` is worth `rate` units of the reporting currency from `date` on, until the next one. */
export interface ExchangeRate {
  currency: string;
  /** `2026-07-01`. */
  date: string;
  /** Decimal text: `83.2512`. */
  rate: string;
}

/** Converts by the rate that was valid on a date: a figure of the past does not move with today's rates (edge case 100). */
export interface Rates {
  /** What everything is reported in. */
  base: string;
  /** null where no rate of that day or an earlier one is known. */
  convert(amount: Minor, from: string, to: string, date: string): Minor | null;
}

const scaleDigits = 12;
const scale = 10n ** BigInt(scaleDigits);

export function createRates(base: string, rows: readonly ExchangeRate[]): Rates {
  const known = new Map<string, ExchangeRate[]>();
  for (const row of rows) known.set(row.currency, [...(known.get(row.currency) ?? []), row]);
  for (const list of known.values()) list.sort((left, right) => (left.date < right.date ? 1 : -1));
  const rateOf = (currency: string, date: string): bigint | null => {
    if (currency === base) return scale;
    const row = known.get(currency)?.find((one) => one.date <= date);
    return row ? toScaled(row.rate) : null;
  };
  return {
    base,
    convert(amount, from, to, date) {
      if (from === to) return amount;
      const [source, target] = [rateOf(from, date), rateOf(to, date)];
      if (source === null || target === null || target === 0n) return null;
      const places = exponentOf(to) - exponentOf(from);
      const up = 10n ** BigInt(Math.max(0, places));
      const down = 10n ** BigInt(Math.max(0, -places));
      return divide(BigInt(amount) * source * up, target * down);
    },
  };
}

/** A decimal text as whole `10^-12`s; what is finer is cut. */
function toScaled(rate: string): bigint {
  const [whole = '0', fraction = ''] = rate.split('.');
  return BigInt(whole + fraction.slice(0, scaleDigits).padEnd(scaleDigits, '0'));
}

/** Halves away from zero. */
function divide(amount: bigint, divisor: bigint): Minor {
  const size = amount < 0n ? -amount : amount;
  const rounded = Number((size * 2n + divisor) / (divisor * 2n));
  return amount < 0n && rounded !== 0 ? -rounded : rounded;
}
