import { expect, test } from '@jest/globals';
import {
  computeStamps,
  type RecordStamps,
  type WrittenKind,
  writtenKinds,
} from './recordStamps.ts';

const none = computeStamps(new Map(), null);

const changedBy = (stamps: RecordStamps) =>
  (Object.keys(none) as (keyof RecordStamps)[]).filter((name) => stamps[name] !== none[name]);

test.each<[WrittenKind, string[]]>([
  ['order', ['orders', 'customers']],
  ['product', ['products', 'inventory']],
  ['customer', ['orders', 'customers']],
  ['inventory', ['products', 'inventory']],
])('processing of kind %s changes the stamps of the records it writes', (kind, names) => {
  expect(changedBy(computeStamps(new Map([[kind, 1]]), null))).toEqual(names);
});

test('what the warehouse does changes orders alone', () => {
  const at = new Date('2026-03-08T10:00:00Z');
  expect(changedBy(computeStamps(new Map(), at))).toEqual(['orders']);
});

test('different histories never look alike', () => {
  const stamps = [0, 1, 10, 11].flatMap((one) =>
    [0, 1, 10, 11].map((two) => {
      const writes = new Map<WrittenKind, number>(writtenKinds.map((kind) => [kind, two]));
      return computeStamps(writes.set('order', one), null).orders;
    }),
  );
  expect(new Set(stamps).size).toBe(stamps.length);
});
