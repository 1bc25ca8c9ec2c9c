import { describe, expect, test } from '@jest/globals';
import { findRangeFault, noDays, periodChoices, toPeriod } from './periodChoices.ts';

describe('the period that is asked for', () => {
  test.each([
    ['1', { days: 1 }],
    ['365', { days: 365 }],
    ['all', { all: true }],
    ['custom', null],
  ] as const)('%s', (choice, period) => {
    expect(toPeriod(choice, noDays, 'UTC')).toEqual(period);
  });

  test('days are whole days of the zone', () => {
    const days = { from: '2026-03-08', to: '2026-03-08' };
    expect(toPeriod('custom', days, 'Asia/Kolkata')).toEqual({
      from: '2026-03-07T18:30:00.000Z',
      to: '2026-03-08T18:29:59.999Z',
    });
  });

  test('a range that ends before it begins is none, and says so', () => {
    const days = { from: '2026-03-09', to: '2026-03-08' };
    expect(toPeriod('custom', days, 'UTC')).toBeNull();
    expect(findRangeFault(days)).toBe('The last day is before the first');
    expect(findRangeFault({ from: '2026-03-09', to: '' })).toBeNull();
  });

  test('every choice but the custom one is a period by itself', () => {
    const own = periodChoices.filter(({ value }) => toPeriod(value, noDays, 'UTC') !== null);
    expect(own).toHaveLength(periodChoices.length - 1);
  });
});
