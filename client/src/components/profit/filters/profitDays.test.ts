import { expect, test } from '@jest/globals';
import { countDays, findPreset, keepRange, readDays } from './profitDays.ts';

const today = '2026-03-08';

test.each([
  ['today', '2026-03-08', '2026-03-08'],
  ['last7', '2026-03-02', '2026-03-08'],
  ['last30', '2026-02-07', '2026-03-08'],
  ['last90', '2025-12-09', '2026-03-08'],
  ['thisMonth', '2026-03-01', '2026-03-08'],
  ['lastMonth', '2026-02-01', '2026-02-28'],
])('%s is %s to %s', (range, from, to) => {
  expect(readDays({ range }, today)).toEqual({ from, to });
});

test.each([
  ['nothing', {}],
  ['a preset nobody knows', { range: 'lastWeek' }],
  ['days there are none of', { from: '2026-02-30', to: 'yesterday' }],
])('%s in the address means the last 30 days', (_name, search) => {
  expect(findPreset(search)).toBe('last30');
  expect(readDays(search, today)).toEqual({ from: '2026-02-07', to: today });
});

test.each([
  ['two days', { from: '2026-01-01', to: '2026-01-31' }, '2026-01-01', '2026-01-31'],
  ['the wrong order', { from: '2026-01-31', to: '2026-01-01' }, '2026-01-01', '2026-01-31'],
  ['no end', { from: '2026-03-01' }, '2026-03-01', today],
  ['no end, to come', { from: '2026-05-01' }, '2026-05-01', '2026-05-01'],
  ['no beginning', { to: '2026-01-31' }, '2026-01-31', '2026-01-31'],
])('days of the address: %s', (_name, search, from, to) => {
  expect(findPreset(search)).toBeNull();
  expect(readDays(search, today)).toEqual({ from, to });
});

test('more than the server gives at once is cut to the last three years', () => {
  const days = readDays({ from: '1999-01-01', to: today }, today);
  expect(days.to).toBe(today);
  expect(countDays(days)).toBe(1095);
});

test('another page is given the days as the address has them', () => {
  expect(keepRange({ range: 'last7' })).toEqual({ range: 'last7' });
  expect(keepRange({})).toEqual({});
});
