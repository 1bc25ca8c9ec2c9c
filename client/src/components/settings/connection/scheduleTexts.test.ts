import { expect, test } from '@jest/globals';
import { buildJob } from '../../../../test/jobs.ts';
import { toIntervalText, toLookbackText, toResultText } from './scheduleTexts.ts';

test.each([
  [1, 'minute'],
  [15, '15 minutes'],
  [60, 'hour'],
  [90, '90 minutes'],
  [360, '6 hours'],
  [1440, 'day'],
  [10_080, '7 days'],
])('every %d minutes is every %s', (minutes, text) => {
  expect(toIntervalText(minutes)).toBe(text);
});

test.each([
  [0, 'everything'],
  [1, 'the last hour'],
  [24, 'the last 24 hours'],
  [36, 'the last 36 hours'],
  [168, 'the last 7 days'],
])('a lookback of %d hours reads %s', (hours, text) => {
  expect(toLookbackText(hours)).toBe(text);
});

test('a result names what there was, and adds up', () => {
  const job = buildJob();
  expect(toResultText(job)).toBe(
    '4,500 rows fetched: 4,000 created, 250 updated, 100 unchanged, 20 stale, 25 skipped, 100 pending, 5 failed',
  );
  const none = { created: 0, updated: 0, unchanged: 0, stale: 0, skipped: 0, errors: 0 };
  expect(toResultText(buildJob({ ...none, pending: 0, fetched: 0 }))).toBe('0 rows fetched');
});
