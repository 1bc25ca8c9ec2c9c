import type { Minor } from './types.ts';

/** ISO 4217 exponents that are not 2, of the currencies a shop may present. */
const exponents: Record<string, number> = {
  JPY: 0,
  KRW: 0,
  CLP: 0,
  VND: 0,
  KWD: 3,
  BHD: 3,
  OMR: 3,
};

export function computeExponent(currency: string): number {
  return exponents[currency] ?? 2;
}

/** Minor units as Shopify's REST text: "12.50", "-0.05", "1200" for a currency without decimals. */
export function toPaddedAmount(amount: Minor, currency: string): string {
  const exponent = computeExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  return `${amount < 0 ? '-' : ''}${whole}${fraction}`;
}

/** Minor units as GraphQL's Decimal text, unpadded but never without a decimal: "12.5", "0.0", "17.01". */
export function toUnpaddedAmount(amount: Minor, currency: string): string {
  const padded = toPaddedAmount(amount, currency);
  const [whole = '0', fraction = ''] = padded.split('.');
  const trimmed = fraction.replace(/0+$/, '');
  return `${whole}.${trimmed === '' ? '0' : trimmed}`;
}

/** The amount in the buyer's currency, rounded on its own: sums need not convert exactly (shopify-facts 8). */
export function computePresentment(
  amount: Minor,
  rate: { micros: number; from: string; to: string },
): Minor {
  if (rate.from === rate.to) return amount;
  const shift = 10 ** (computeExponent(rate.to) - computeExponent(rate.from));
  return Math.round((amount * rate.micros * shift) / 1_000_000);
}
