import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toMinor } from '../../kit/read/decimal.ts';
import { addDecimals, toCount, toDecimal } from './decimal.ts';

const minorOf = (value: unknown, currency: string): number | null => {
  const decimal = toDecimal(value);
  return decimal && toMinor(decimal, currency);
};

describe('amounts as floats', () => {
  test.each([
    [199.8, 'INR', 199_80],
    [0, 'INR', 0],
    ['199.80000000000001', 'INR', 199_80],
    [199.79999999999998, 'INR', 199_80],
    [1.005, 'USD', 1_01],
    [-1.005, 'USD', -1_01],
    [-0.001, 'USD', 0],
    [1999.5, 'JPY', 2000],
    [1.2345, 'KWD', 1_235],
    ['1e3', 'INR', 1000_00],
    [1e-7, 'INR', 0],
    ['9007199254740991', 'JPY', Number.MAX_SAFE_INTEGER],
    ['9007199254740992', 'JPY', null],
    [1e21, 'INR', null],
    [1, 'XXY', null],
    ['12,5', 'INR', null],
    ['', 'INR', null],
    [Number.NaN, 'INR', null],
    [null, 'INR', null],
  ])('%s %s', (value, currency, expected) => {
    expect(minorOf(value, currency)).toBe(expected);
  });

  test('whatever the figure: rounded once, by less than half a minor unit', () => {
    const digits = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 9 }), (size, scale) => {
        const minor = BigInt(toMinor({ digits: size, scale }, 'INR') ?? 0);
        const off = minor * 10n ** BigInt(scale) - size * 100n;
        expect(2n * (off < 0n ? -off : off) <= 10n ** BigInt(scale)).toBe(true);
      }),
    );
  });

  test('sums are exact, in any order', () => {
    const cents = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 20 });
    fc.assert(
      fc.property(cents, (amounts) => {
        const written = amounts.map(
          (amount) => toDecimal(amount / 100) ?? { digits: 0n, scale: 0 },
        );
        const sum = written.reduceRight(addDecimals, { digits: 0n, scale: 0 });
        expect(toMinor(sum, 'USD')).toBe(amounts.reduce((left, right) => left + right, 0));
      }),
    );
  });
});

test('counts may be fractions, never less than nothing', () => {
  expect(
    [2, 2.5, '3.0', -1].map((value) => toCount(toDecimal(value) ?? { digits: -1n, scale: 0 })),
  ).toEqual([2, 2.5, 3, null]);
});
