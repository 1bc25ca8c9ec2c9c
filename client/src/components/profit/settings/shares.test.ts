import { expect, test } from '@jest/globals';
import { readBasisPoints, toPercentText } from './shares.ts';

test.each([
  [4000, '40'],
  [250, '2.5'],
  [0, '0'],
  [10_000, '100'],
  [1, '0.01'],
])('%s basis points are %s percent, and back', (basisPoints, text) => {
  expect(toPercentText(basisPoints)).toBe(text);
  expect(readBasisPoints(text)).toBe(basisPoints);
});

test.each(['', '-1', '100.01', '1e2', 'forty', '2.555'])('"%s" is no share', (text) => {
  expect(readBasisPoints(text)).toBeNull();
});
