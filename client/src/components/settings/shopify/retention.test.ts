import { expect, test } from '@jest/globals';
import { toChange, toChangeText, toDays } from './retention.ts';

test('only what differs is sent; an empty field keeps everything again', () => {
  const stored = { orders: 365, events: 30 };
  const days = { ...toDays(stored), orders: 90, events: '' as const };
  expect(toDays(stored).products).toBe('');
  expect(toChange(toDays(stored), stored)).toEqual({});
  expect(toChange(days, stored)).toEqual({ orders: 90, events: null });
});

test('a change is said in words', () => {
  expect(toChangeText({ orders: 90, events: null })).toBe(
    'Orders: dropped after 90 days. Events: kept.',
  );
  expect(toChangeText({ inventory: 1 })).toBe('Inventory: dropped after 1 day.');
});
