import { describe, expect, test } from '@jest/globals';
import { readDayRange, toMoments, toPresetRange, toRangeText } from './orderDates.ts';

const today = '2026-03-08';

test.each([
  ['today', { from: '2026-03-08', to: '2026-03-08' }],
  ['yesterday', { from: '2026-03-07', to: '2026-03-07' }],
  ['last7', { from: '2026-03-02', to: '2026-03-08' }],
  ['last30', { from: '2026-02-07', to: '2026-03-08' }],
  ['thisMonth', { from: '2026-03-01', to: '2026-03-08' }],
  ['lastMonth', { from: '2026-02-01', to: '2026-02-28' }],
] as const)('%s is %j', (preset, range) => {
  expect(toPresetRange(preset, today)).toEqual(range);
});

describe('what an address says', () => {
  test('a preset has the last word over days', () => {
    expect(readDayRange({ ordered: 'today', orderedFrom: '2020-01-01' }, today)).toEqual({
      from: today,
      to: today,
    });
  });

  test('what is no date, or no preset, is left out', () => {
    expect(
      readDayRange({ ordered: 'soon', orderedFrom: 'x', orderedTo: '2026-02-30' }, today),
    ).toEqual({});
    expect(readDayRange({ orderedFrom: '1066-10-14', orderedTo: '2026-02-03' }, today)).toEqual({
      to: '2026-02-03',
    });
  });

  test('days in the wrong order are turned round', () => {
    expect(readDayRange({ orderedFrom: '2026-03-05', orderedTo: '2026-03-01' }, today)).toEqual({
      from: '2026-03-01',
      to: '2026-03-05',
    });
  });
});

describe('moments for the API', () => {
  test('a day is whole in the zone: its last millisecond is in, the next day is not', () => {
    expect(toMoments({ from: today, to: today }, 'Asia/Kolkata')).toEqual({
      orderedFrom: '2026-03-07T18:30:00.000Z',
      orderedTo: '2026-03-08T18:29:59.999Z',
    });
  });

  test('the day the clocks go on has 23 hours', () => {
    expect(toMoments({ from: today, to: today }, 'America/New_York')).toEqual({
      orderedFrom: '2026-03-08T05:00:00.000Z',
      orderedTo: '2026-03-09T03:59:59.999Z',
    });
  });

  test('an open side stays open', () => {
    expect(toMoments({ from: today }, 'UTC')).toEqual({ orderedFrom: '2026-03-08T00:00:00.000Z' });
    expect(toMoments({}, 'UTC')).toEqual({});
  });
});

test('a range in words', () => {
  expect(toRangeText({ from: '2026-03-01', to: today })).toBe('1 Mar 2026 – 8 Mar 2026');
  expect(toRangeText({ from: today, to: today })).toBe('8 Mar 2026');
  expect(toRangeText({ from: today })).toBe('since 8 Mar 2026');
  expect(toRangeText({ to: today })).toBe('until 8 Mar 2026');
  expect(toRangeText({})).toBeNull();
});
