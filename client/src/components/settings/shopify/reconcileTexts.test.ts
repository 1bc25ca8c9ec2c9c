import { expect, test } from '@jest/globals';
import { differenceKinds } from '../../../../../server/src/domain/reconcile.ts';
import type { ReconciledDay } from '../../../api/reconcile.ts';
import { differenceTexts, isDiffering, toTotals } from './reconcileTexts.ts';

const day = (date: string, change: Partial<ReconciledDay> = {}): ReconciledDay => ({
  date,
  platform: { count: 2, total: '100.10' },
  cache: { count: 2, total: '100.10' },
  erp: { count: 1, total: '0.20' },
  differing: 0,
  gone: 0,
  differences: [],
  ...change,
});

test('totals are exact sums', () => {
  const totals = toTotals([day('2026-11-20'), day('2026-11-21')]);
  expect(totals.platform).toEqual({ count: 4, total: '200.20' });
  expect(totals.erp).toEqual({ count: 2, total: '0.40' });
});

test('a day differs also where an order is gone', () => {
  expect(isDiffering(day('2026-11-20'))).toBe(false);
  expect(isDiffering(day('2026-11-20', { gone: 1 }))).toBe(true);
});

test('every kind of difference has its words', () => {
  expect(Object.keys(differenceTexts).sort()).toEqual([...differenceKinds].sort());
});
