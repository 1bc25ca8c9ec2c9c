import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatMoney, isZero } from './money.ts';

const plain = (text: string) => text.replaceAll(/\s/gu, ' ');

describe('amounts are shown digit for digit', () => {
  test.each([
    ['1499.00', 'INR', '₹1,499.00'],
    ['1500', 'JPY', '¥1,500'],
    ['-2.500', 'KWD', '-KWD 2.500'],
    ['0.00', 'USD', '$0.00'],
    ['90071992547409931.07', 'USD', '$90,071,992,547,409,931.07'],
    ['12.00', 'not a currency', '12.00 not a currency'],
  ])('%s %s is %s', (amount, currency, shown) => {
    expect(plain(formatMoney(amount, currency, 'en-US'))).toBe(shown);
  });

  test('whatever the amount, its digits are all there', () => {
    const minor = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    fc.assert(
      fc.property(minor, fc.constantFrom(0, 2, 3), (value, digits) => {
        const text = toDecimal(value, digits);
        const shown = formatMoney(text, 'EUR', 'en-US').replaceAll(/[^\d]/g, '');
        expect(BigInt(shown)).toBe(value < 0n ? -value : value);
      }),
    );
  });
});

test.each([
  ['0', true],
  ['0.00', true],
  ['-0.00', true],
  ['0.01', false],
  ['10', false],
])('%s is nothing: %s', (amount, zero) => {
  expect(isZero(amount)).toBe(zero);
});

function toDecimal(minor: bigint, digits: number): string {
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const sign = minor < 0n ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
