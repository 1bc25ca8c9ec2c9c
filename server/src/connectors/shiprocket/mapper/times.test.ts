import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isNoMoment, toInstant } from './times.ts';

describe('every spelling of a moment, in the time of India', () => {
  test.each([
    ['24 Jul 2019, 11:11 AM', '2019-07-24T05:41:00.000Z'],
    ['3 Jan 2022, 09:48 AM', '2022-01-03T04:18:00.000Z'],
    ['1 Dec 2021, 12:00 AM', '2021-11-30T18:30:00.000Z'],
    ['1 Dec 2021, 12:30 PM', '2021-12-01T07:00:00.000Z'],
    ['21 Sep 2022 05:25 PM', '2022-09-21T11:55:00.000Z'],
    ['21st Sep 2022 05:28 PM', '2022-09-21T11:58:00.000Z'],
    ['2nd Sep 2022 05:28 AM', '2022-09-01T23:58:00.000Z'],
    ['2021-11-04 05:25:57', '2021-11-03T23:55:57.000Z'],
    ['2021-11-04', '2021-11-03T18:30:00.000Z'],
    ['01/12/2021', '2021-11-30T18:30:00.000Z'],
    ['21 Sep 2022', '2022-09-20T18:30:00.000Z'],
    ['23 05 2023 11:43:52', '2023-05-23T06:13:52.000Z'],
    ['2023-05-23T11:43:52+05:30', '2023-05-23T06:13:52.000Z'],
    [' 2021-11-04 05:25:57 ', '2021-11-03T23:55:57.000Z'],
  ])('%s', (text, expected) => {
    expect(toInstant(text)?.toISOString()).toBe(expected);
  });

  test('an object with its zone', () => {
    const date = '2019-08-01 11:06:23.000000';
    const at = (timezone: unknown) => toInstant({ date, timezone_type: 3, timezone });
    expect(at('Asia/Kolkata')?.toISOString()).toBe('2019-08-01T05:36:23.000Z');
    expect(at('UTC')?.toISOString()).toBe('2019-08-01T11:06:23.000Z');
    expect(at(undefined)?.toISOString()).toBe('2019-08-01T05:36:23.000Z');
    expect(at('Nowhere/Land')).toBeNull();
    expect(toInstant({ date: 7 })).toBeNull();
  });
});

test.each([
  '',
  'NA',
  'N/A',
  'na',
  '-',
  null,
  undefined,
  '0000-00-00 00:00:00',
  '0000-00-00',
  '30 Nov -0001, 12:00 AM',
  '-0001-11-30 00:00:00',
  { date: '-0001-11-30 00:00:00.000000', timezone: 'Asia/Kolkata' },
])('%p says that nothing happened', (value) => {
  expect(isNoMoment(value)).toBe(true);
  expect(toInstant(value)).toBeNull();
});

test.each(['soon', '32 Jul 2019, 11:11 AM', '31/02/2021', '1970-01-01 05:30:00', 7, [], true])(
  '%p is no moment, and not nothing',
  (value) => {
    expect(isNoMoment(value)).toBe(false);
    expect(toInstant(value)).toBeNull();
  },
);

test('whatever comes, it is an instant or null, never a throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string(), fc.record({ date: fc.string() })), (value) => {
      const instant = toInstant(value);
      expect(instant === null || !Number.isNaN(instant.getTime())).toBe(true);
      isNoMoment(value);
    }),
  );
});

test('what the list writes is read back, to the minute', () => {
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Kolkata',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: true,
  });
  const minutes = fc.integer({ min: Date.UTC(2015) / 60_000, max: Date.UTC(2040) / 60_000 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const parts = Object.fromEntries(
        shown.formatToParts(minute * 60_000).map(({ type, value }) => [type, value]),
      );
      const { day, month, year, minute: minutesText } = parts;
      const hour = Number(parts['hour']) % 12 || 12;
      const half = parts['dayPeriod']?.toUpperCase();
      const text = `${day} ${month?.slice(0, 3)} ${year}, ${hour}:${minutesText} ${half}`;
      expect(toInstant(text)?.getTime()).toBe(minute * 60_000);
    }),
  );
});
