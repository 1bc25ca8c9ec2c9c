import { expect, test } from '@jest/globals';
import { computePercentile } from './percentile.ts';

test('the nearest rank, whatever the order', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(computePercentile(values, 0.5)).toBe(50);
  expect(computePercentile(values, 0.95)).toBe(95);
  expect(computePercentile(values, 1)).toBe(100);
  expect(computePercentile(values, 0)).toBe(1);
});

test('few values, and none', () => {
  expect(computePercentile([7], 0.95)).toBe(7);
  expect(computePercentile([10, 2], 0.5)).toBe(2);
  expect(computePercentile([], 0.5)).toBeNull();
});
