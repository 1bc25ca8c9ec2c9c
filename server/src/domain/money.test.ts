import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from './errors.ts';
import {
  addMoney,
  divideHalfUp,
  exponentOf,
  formatMoney,
  multiplyMoney,
  parseMoney,
  prorate,
  sumMoney,
} from './money.ts';

const amounts = fc.maxSafeInteger();
const anyCurrency = fc.constantFrom('JPY', 'INR', 'KWD', 'CLF');

test.each([
  ['JPY', 0],
  ['INR', 2],
  ['KWD', 3],
  ['HRK', 2],
  ['XXX', 0],
])('%s has %d decimals', (currency, exponent) => {
  expect(exponentOf(currency)).toBe(exponent);
});

test.each(['', 'inr', 'ABC', '__proto__', 'constructor'])('%p is no currency', (currency) => {
  expect(() => exponentOf(currency)).toThrow(DomainError);
  expect(parseMoney('1.00', currency).ok).toBe(false);
});

describe('parseMoney', () => {
  test.each<[unknown, string, number]>([
    ['1499.00', 'INR', 149_900],
    ['12.5', 'INR', 1_250],
    ['12', 'INR', 1_200],
    ['0.10', 'INR', 10],
    ['007.00', 'INR', 700],
    ['-5.00', 'INR', -500],
    ['-0.00', 'INR', 0],
    ['1500', 'JPY', 1500],
    ['1500.0', 'JPY', 1500],
    ['1.234', 'KWD', 1234],
    ['12.500000', 'INR', 1250],
    [195.66, 'INR', 19_566],
    [0, 'INR', 0],
    [-20, 'JPY', -20],
    ['90071992547409.91', 'INR', Number.MAX_SAFE_INTEGER],
  ])('%p %s is %d minor units', (text, currency, minor) => {
    const parsed = parseMoney(text, currency);
    expect(parsed).toEqual({ ok: true, minor });
    expect(parsed.ok && Object.is(parsed.minor, -0)).toBe(false);
  });

  test.each<[unknown, string]>([
    ['abc', 'INR'],
    ['', 'INR'],
    [null, 'INR'],
    [undefined, 'INR'],
    ['1e5', 'INR'],
    [1e21, 'INR'],
    [Number.NaN, 'INR'],
    [Number.POSITIVE_INFINITY, 'INR'],
    ['1,499.00', 'INR'],
    [' 1.00', 'INR'],
    ['1.', 'INR'],
    ['.5', 'INR'],
    ['--1', 'INR'],
    ['+1', 'INR'],
    ['0x10', 'INR'],
    ['١٢', 'INR'],
    ['1.005', 'INR'],
    ['1.5', 'JPY'],
    ['90071992547409.92', 'INR'],
    ['9'.repeat(400), 'JPY'],
    [{}, 'INR'],
    [['1.00'], 'INR'],
    [true, 'INR'],
  ])('%p %s is refused with a message', (text, currency) => {
    const parsed = parseMoney(text, currency);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.message.length > 0 && parsed.message.length < 120).toBe(true);
  });

  test('reads back what formatMoney writes, for every amount and currency', () => {
    fc.assert(
      fc.property(amounts, anyCurrency, (minor, currency) => {
        expect(parseMoney(formatMoney(minor, currency), currency)).toEqual({ ok: true, minor });
      }),
    );
  });

  test('never throws and never gives anything but safe integers', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, currency) => {
        const parsed = parseMoney(value, currency);
        expect(!parsed.ok || Number.isSafeInteger(parsed.minor)).toBe(true);
        const rupees = parseMoney(value, 'INR');
        expect(!rupees.ok || Number.isSafeInteger(rupees.minor)).toBe(true);
      }),
    );
  });
});

test.each<[number, string, string]>([
  [149_900, 'INR', '1499.00'],
  [5, 'INR', '0.05'],
  [0, 'INR', '0.00'],
  [-5, 'INR', '-0.05'],
  [1500, 'JPY', '1500'],
  [-7, 'JPY', '-7'],
  [12, 'KWD', '0.012'],
])('%d %s is written %s', (minor, currency, text) => {
  expect(formatMoney(minor, currency)).toBe(text);
});

describe('arithmetic', () => {
  test('throws where integers would lose a unit', () => {
    expect(() => addMoney(Number.MAX_SAFE_INTEGER, 1)).toThrow(DomainError);
    expect(() => sumMoney([Number.MAX_SAFE_INTEGER, 1, -1])).toThrow(DomainError);
    expect(() => multiplyMoney(Number.MAX_SAFE_INTEGER, 2)).toThrow(DomainError);
    expect(() => addMoney(0.1, 0.2)).toThrow(DomainError);
    expect(() => formatMoney(0.5, 'INR')).toThrow(DomainError);
    expect(() => divideHalfUp(1, 0)).toThrow(DomainError);
    expect(() => divideHalfUp(1, -1)).toThrow(DomainError);
    expect(() => prorate(0.5, 1, 2)).toThrow(DomainError);
  });

  test.each([
    [5, 2, 3],
    [4, 2, 2],
    [-5, 2, -3],
    [1, 3, 0],
    [2, 3, 1],
    [-1, 3, 0],
    [0, 7, 0],
  ])('%d / %d rounds to %d', (amount, divisor, result) => {
    expect(divideHalfUp(amount, divisor)).toBe(result);
  });

  test('prorating agrees with exact arithmetic, beyond 2^53 too', () => {
    const parts = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amounts, parts, parts, (amount, left, right) => {
        const [part, whole] = left < right ? [left, right] : [right, left];
        const twice = BigInt(Math.abs(amount)) * BigInt(part) * 2n;
        const size = Number((twice + BigInt(whole)) / (BigInt(whole) * 2n));
        expect(prorate(amount, part, whole)).toBe(amount < 0 && size > 0 ? -size : size);
      }),
    );
  });
});
