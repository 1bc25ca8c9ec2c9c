import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { daysBefore, toLocalDate, toLocalDays } from './localDays.ts';

const hourMs = 60 * 60_000;

describe('calendar days of a time zone', () => {
  test('India begins its day at half past six the evening before', () => {
    expect(toLocalDays('2026-03-08', '2026-03-08', 'Asia/Kolkata')).toEqual([
      {
        date: '2026-03-08',
        from: new Date('2026-03-07T18:30:00Z'),
        to: new Date('2026-03-08T18:30:00Z'),
      },
    ]);
  });

  test('days of 23 and 25 hours when the clocks change', () => {
    const hours = (date: string) =>
      toLocalDays(date, date, 'America/New_York').map(
        ({ from, to }) => (to.getTime() - from.getTime()) / hourMs,
      );
    expect([hours('2026-03-08'), hours('2026-03-09'), hours('2026-11-01')]).toEqual([
      [23],
      [24],
      [25],
    ]);
  });

  test('an unknown zone is UTC; nothing lies between a later and an earlier date', () => {
    expect(toLocalDate(new Date('2026-03-08T23:59:59Z'), 'Mars/Base')).toBe('2026-03-08');
    expect(toLocalDays('2026-03-09', '2026-03-08', 'UTC')).toEqual([]);
    expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28');
  });

  const zones = ['Asia/Kolkata', 'America/New_York', 'Pacific/Apia', 'America/Sao_Paulo', 'UTC'];

  test('each day begins where the one before ends, and its instants have its date', () => {
    const date = fc.date({
      min: new Date('2010-01-02'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, fc.nat(40), fc.constantFrom(...zones), (at, length, zone) => {
        const last = toLocalDate(at, zone);
        const days = toLocalDays(daysBefore(last, length), last, zone);
        expect(days.at(-1)?.date).toBe(last);
        for (const [index, { date: name, from, to }] of days.entries()) {
          expect([toLocalDate(from, zone), toLocalDate(new Date(to.getTime() - 1), zone)]).toEqual([
            name,
            name,
          ]);
          if (index > 0) expect(days[index - 1]?.to).toEqual(from);
        }
      }),
      { numRuns: 100 },
    );
  });
});
