import { expect, test } from '@jest/globals';
import { sortWaiting } from './queueOrder.ts';

const job = (_id: string, priority: number, minute: number, retry: number | null = null) => ({
  _id,
  priority,
  createdAt: new Date(Date.UTC(2026, 2, 8, 12, minute)),
  retryAt: retry === null ? null : new Date(Date.UTC(2026, 2, 8, 13, retry)),
});

test('by priority, then by age; what waits for its next try comes last, the soonest first', () => {
  const jobs = [
    job('later try', 1, 0, 30),
    job('catalog', 5, 0),
    job('sooner try', 7, 1, 5),
    job('young orders', 1, 9),
    job('old orders', 1, 2),
    job('same age', 1, 2),
  ];
  const ids = sortWaiting(jobs).map(({ _id }) => _id);
  expect(ids).toEqual([
    'old orders',
    'same age',
    'young orders',
    'catalog',
    'sooner try',
    'later try',
  ]);
});
