import { expect, test } from '@jest/globals';
import { buildJob } from '../../../test/jobs.ts';
import { toRunCounts } from '../sync/runCounts.ts';
import { toAsker, toProgressText, toRunTitle } from './runTexts.ts';

const sumOf = (counts: { count: number }[]) => counts.reduce((sum, { count }) => sum + count, 0);

test('the counters add up to what was fetched', () => {
  const { counts, total } = toRunCounts(buildJob());
  expect(total).toBe(4500);
  expect(sumOf(counts)).toBe(total);
  expect(counts.map(({ name }) => name)).toContain('stale');
});

test('stale and pending are left out where there are none, and the sum still holds', () => {
  const { counts, total } = toRunCounts(buildJob({ stale: 0, pending: 0, created: 4120 }));
  expect(counts.map(({ name }) => name)).toEqual([
    'created',
    'updated',
    'unchanged',
    'skipped',
    'errors',
  ]);
  expect(sumOf(counts)).toBe(total);
});

test('a preview counts what would happen', () => {
  const preview = { created: 1, updated: 20, unchanged: 300, skipped: 2, failed: 1, examples: [] };
  const { counts, total, preview: shown } = toRunCounts(buildJob({ fetched: 0, preview }));
  expect([sumOf(counts), total, shown]).toEqual([324, 324, true]);
});

test.each([
  [{}, '45% (4,500 / 10,000) fetched · 52 rows/s · about 1 min 45 s left'],
  [
    { progress: { percent: null, text: '4,500' }, rate: 0.42, secondsLeft: null },
    '4,500 fetched so far · 0.4 rows/s',
  ],
  [{ phase: 'processing', rate: null, secondsLeft: null }, '45% (4,500 / 10,000) processed'],
])('progress of %j', (change, text) => {
  expect(toProgressText(buildJob(change))).toBe(text);
});

test.each([
  [{}, 'Full dump'],
  [{ origin: 'lookback' }, 'Full sync: recent changes'],
  [{ jobType: 'orders', origin: 'lookback' }, 'Order sync: recent changes'],
  [{ jobType: 'products', origin: 'product_sync' }, 'Product sync'],
  [
    { jobType: 'replay', options: { dryRun: true, errorCode: null, fields: null } },
    'Replay: preview',
  ],
  [{ jobType: 'sets_of_things' }, 'Sets of things'],
])('title of %j', (change, title) => {
  expect(toRunTitle(buildJob(change))).toBe(title);
});

test('who asked for it', () => {
  expect(toAsker(buildJob())).toBe('Asha Rao');
  expect(toAsker(buildJob({ triggeredBy: 'schedule', triggeredByName: null }))).toBe(
    'the schedule',
  );
});
