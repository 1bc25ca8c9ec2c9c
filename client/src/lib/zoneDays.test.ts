import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addDays, isDay, toDayEnd, toDayStart, toMonthStart, toZoneDay } from './zoneDays.ts';

const starts: [string, string, string, string][] = [
  ['half an hour off', '2026-03-08', 'Asia/Kolkata', '2026-03-07T18:30:00.000Z'],
  ['UTC', '2026-03-08', 'UTC', '2026-03-08T00:00:00.000Z'],
  ['clocks go on at 2', '2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
  ['the day after it', '2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
  ['no midnight that day', '2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ['no midnight in Beirut', '2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
  ['the furthest east', '2026-03-08', 'Pacific/Kiritimati', '2026-03-07T10:00:00.000Z'],
  ['the furthest west', '2026-03-08', 'Pacific/Niue', '2026-03-08T11:00:00.000Z'],
  ['three quarters', '2026-03-08', 'Asia/Kathmandu', '2026-03-07T18:15:00.000Z'],
];

test.each(starts)('%s: %s in %s begins at %s', (_name, day, zone, at) => {
  expect(toDayStart(day, zone).toISOString()).toBe(at);
  expect(toZoneDay(new Date(at), zone)).toBe(day);
  expect(toZoneDay(new Date(Date.parse(at) - 1), zone)).toBe(addDays(day, -1));
});

test('days of a clock change have 23 and 25 hours', () => {
  const hours = (day: string) =>
    (toDayEnd(day, 'Europe/Berlin').getTime() + 1 - toDayStart(day, 'Europe/Berlin').getTime()) /
    3_600_000;
  expect([hours('2026-03-29'), hours('2026-03-30'), hours('2026-10-25')]).toEqual([23, 24, 25]);
});

describe('dates alone', () => {
  test('are added over months, years and a leap day', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(toMonthStart('2026-03-31', -1)).toBe('2026-02-01');
    expect(toMonthStart('2026-01-15', -1)).toBe('2025-12-01');
  });

  test.each(['2026-02-30', '2026-13-01', '26-01-01', 'today', '', '2026-03-08T00:00'])(
    '%p is no date',
    (text) => expect(isDay(text)).toBe(false),
  );

  test('2028-02-29 is one, nothing is none', () => {
    expect(isDay('2028-02-29')).toBe(true);
    expect(isDay(undefined)).toBe(false);
  });
});

test('every day of every zone begins where a calendar library says', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const day = fc
    .integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2034, 0, 1) })
    .map((ms) => new Date(ms).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.constantFrom(...zones), (date, zone) => {
      const expected = DateTime.fromISO(date, { zone }).startOf('day').toJSDate();
      expect(toDayStart(date, zone).toISOString()).toBe(expected.toISOString());
    }),
    { numRuns: 400 },
  );
});
