import { expect, test } from '@jest/globals';
import type { CacheCounts } from '../../../api/cache.ts';
import { isShown, sumOf, toParts } from './cacheParts.ts';

const empty: CacheCounts = {
  pending: 0,
  processing: 0,
  processed: 0,
  failed: 0,
  skipped: 0,
  total: 0,
  oldestPendingAt: null,
  lastReceivedAt: null,
};
const busy: CacheCounts = {
  ...empty,
  pending: 3,
  processing: 2,
  processed: 90,
  failed: 1,
  skipped: 4,
  total: 100,
};

test('the parts add up to the total, and to the whole bar', () => {
  const parts = toParts(busy);
  expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(busy.total);
  expect(parts.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100);
});

test('an empty stream has an empty bar and shows what people look for', () => {
  const parts = toParts(empty);
  expect(parts.every(({ percent }) => percent === 0)).toBe(true);
  expect(parts.filter(isShown).map(({ status }) => status)).toEqual([
    'processed',
    'pending',
    'failed',
  ]);
});

test('what is left out of a tile is nothing', () => {
  const shown = toParts({ ...busy, skipped: 0, total: 96 }).filter(isShown);
  expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(96);
});

test('one status over all streams', () => {
  const status = {
    orders: busy,
    products: empty,
    customers: busy,
    inventory: empty,
    events: empty,
  };
  expect(sumOf(status, 'pending')).toBe(6);
});
