import { exponentOf, type ParsedMoney, parseMoney } from '../../../domain/money.ts';

const longDecimal = /^(-?)(\d{1,20})\.(\d{1,30})$/;

/**
 * What purchases were worth, of a known currency: Meta converts and averages, so there may be more decimals than the
 * currency has. They are rounded half up, once.
 */
export function roundMoney(value: unknown, currency: string): ParsedMoney {
  const exact = parseMoney(value, currency);
  if (exact.ok) return exact;
  const match = longDecimal.exec(typeof value === 'number' ? String(value) : toText(value));
  if (!match) return exact;
  const [, sign = '', whole = '', fraction = ''] = match;
  const decimals = exponentOf(currency);
  const kept = decimals === 0 ? '' : `.${fraction.slice(0, decimals)}`;
  const cut = parseMoney(`${whole}${kept}`, currency);
  if (!cut.ok) return cut;
  const size = cut.minor + ((fraction[decimals] ?? '0') >= '5' ? 1 : 0);
  return { ok: true, minor: sign === '-' && size !== 0 ? -size : size };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
