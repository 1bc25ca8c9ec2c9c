import { expect, test } from '@jest/globals';
import { isHistoryFiltered, readHistoryFilters, toJobsFilter } from './historyFilters.ts';

test('days of the address are days of the workspace, for the API as moments', () => {
  const filters = readHistoryFilters({ startedFrom: '2026-03-08', startedTo: '2026-03-08' });
  expect(toJobsFilter(filters, 'Asia/Kolkata', null)).toMatchObject({
    startedFrom: '2026-03-07T18:30:00.000Z',
    startedTo: '2026-03-08T18:29:59.999Z',
  });
  // New York turns its clocks that day: it has 23 hours.
  expect(toJobsFilter(filters, 'America/New_York', 'next')).toMatchObject({
    startedFrom: '2026-03-08T05:00:00.000Z',
    startedTo: '2026-03-09T03:59:59.999Z',
    cursor: 'next',
  });
});

test('what is none of ours counts as not said; two days in the wrong order are turned round', () => {
  const nonsense = { status: 'done', jobType: '<b>', triggeredBy: 'me', startedFrom: '2026-02-30' };
  expect(isHistoryFiltered(readHistoryFilters(nonsense))).toBe(false);
  expect(
    readHistoryFilters({ startedFrom: '2026-03-09', startedTo: '2026-03-08', status: 'failed' }),
  ).toMatchObject({ startedFrom: '2026-03-08', startedTo: '2026-03-09', status: 'failed' });
});
