import { expect, test } from '@jest/globals';
import { formatShortMoney } from './axisMoney.ts';

test.each([
  [12_345, 'INR', '₹12.3K'],
  [-1_500_000, 'USD', '-$1.5M'],
  [0, 'JPY', '¥0'],
  [12, '', '12'],
])('%s %s at an axis is %s', (amount, currency, text) => {
  expect(formatShortMoney(amount, currency)).toBe(text);
});
