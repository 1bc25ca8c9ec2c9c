import { expect, test } from '@jest/globals';
import { computeGrowth, computeShare, formatPercent, formatRatio } from './percent.ts';

test.each([
  [12.34, '12.3%'],
  [0, '0%'],
  [-0.01, '0%'],
  [100, '100%'],
  [-4.55, '-4.5%'],
  [1234.5, '1,234.5%'],
  [null, '–'],
  [Number.NaN, '–'],
])('%s percent reads %s', (percent, text) => {
  expect(formatPercent(percent)).toBe(text);
});

test('a ratio has two decimals, and none where nothing was spent', () => {
  expect([formatRatio(3.4234), formatRatio(0), formatRatio(null)]).toEqual(['3.42×', '0.00×', '–']);
});

test.each([
  ['62.00', '100.00', 62],
  ['-5.00', '10.00', 50],
  ['12.00', '10.00', 100],
  ['1.00', '0.00', 0],
  [3, 4, 75],
])('%s of %s is %s percent', (part, whole, share) => {
  expect(computeShare(part, whole)).toBe(share);
});

test.each([
  ['150.00', '100.00', 50],
  ['50.00', '-100.00', 150],
  ['-150.00', '-100.00', -50],
  [0, 4, -100],
  ['5.00', '0.00', null],
])('%s after %s is a growth of %s percent', (now, before, growth) => {
  expect(computeGrowth(now, before)).toBe(growth);
});
