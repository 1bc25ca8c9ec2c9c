import { expect, test } from '@jest/globals';
import { addDays } from '../../../lib/zoneDays.ts';
import { chooseGroupSize, groupDays } from './dayGroups.ts';

const listDays = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    date: addDays(from, index),
    currency: 'INR',
    orders: 2,
    revenue: '100.10',
    profit: index % 2 === 0 ? '40.00' : '-10.00',
  }));

test('few days are shown one by one', () => {
  const groups = groupDays(listDays('2026-03-01', 3));
  expect(groups.map(({ label, costs }) => [label, costs])).toEqual([
    ['1 Mar', '60.10'],
    ['2 Mar', '110.10'],
    ['3 Mar', '60.10'],
  ]);
});

test('many days are shown by week, from Monday on, and nothing is lost', () => {
  const groups = groupDays(listDays('2026-01-01', 120));
  expect(groups[0]).toMatchObject({ from: '2026-01-01', to: '2026-01-04', orders: 8 });
  expect(groups[1]).toMatchObject({ from: '2026-01-05', to: '2026-01-11', revenue: '700.70' });
  expect(groups.reduce((sum, { orders }) => sum + orders, 0)).toBe(240);
});

test('years are shown by month', () => {
  const groups = groupDays(listDays('2024-01-15', 900));
  expect(groups[0]).toMatchObject({ from: '2024-01-15', to: '2024-01-31' });
  expect(groups[1]).toMatchObject({ from: '2024-02-01', to: '2024-02-29' });
});

test.each([
  ['2026-01-01', '2026-03-31', 'day'],
  ['2026-01-01', '2026-06-30', 'week'],
  ['2023-01-01', '2025-12-31', 'month'],
])('%s to %s by %s', (from, to, size) => {
  expect(chooseGroupSize({ from, to })).toBe(size);
});

test('no days make no groups', () => {
  expect(groupDays([])).toEqual([]);
});
