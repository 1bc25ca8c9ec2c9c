import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addAmounts, compareAmounts, multiplyAmount, negateAmount } from './amounts.ts';

test.each([
  [['0.10', '0.20'], '0.30'],
  [['1500', '-2000'], '-500'],
  [['2.500', '-2.505'], '-0.005'],
  [['90071992547409931.07', '0.01'], '90071992547409931.08'],
  [['-0.05', '0.05'], '0.00'],
  [[], '0'],
])('%j make %s', (amounts, sum) => {
  expect(addAmounts(amounts)).toBe(sum);
});

test.each([
  ['1103.49', 3, '3310.47'],
  ['-0.01', 5, '-0.05'],
  ['749', 0, '0'],
])('%s × %i is %s', (amount, count, product) => {
  expect(multiplyAmount(amount, count)).toBe(product);
});

test.each([
  ['9.00', '10.00', -1],
  ['10', '10.00', 0],
  ['-1.00', '-2.00', 1],
])('%s against %s: %i', (one, other, order) => {
  expect(compareAmounts(one, other)).toBe(order);
});

test('an amount and its opposite make nothing, whatever the amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (minor) => {
      const amount = `${minor}.25`;
      expect(compareAmounts(addAmounts([amount, negateAmount(amount)]), '0')).toBe(0);
    }),
  );
});
