import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toLocalDays } from '../../../domain/localDays.ts';
import { dayOf } from '../../kit/days/rowKey.ts';
import { toReportDay, toRowId, toSpans } from './days.ts';
import { toAggregateCells, toSeriesCells } from './readCells.ts';

const zones = ['Asia/Kolkata', 'Pacific/Auckland', 'America/New_York', 'America/Santiago', 'UTC'];

describe('days of reports', () => {
  test.each([
    ['2026-07-01T00:00:00+00:00', 'Asia/Kolkata', '2026-07-01'],
    ['2026-07-01T00:00:00+00:00', 'America/New_York', '2026-07-01'],
    ['2026-06-30T18:30:00+00:00', 'Asia/Kolkata', '2026-07-01'],
    ['2026-07-01T00:00:00+05:30', 'Asia/Kolkata', '2026-07-01'],
    ['2026-03-08T05:00:00+00:00', 'America/New_York', '2026-03-08'],
    ['2026-03-09T04:00:00+00:00', 'America/New_York', '2026-03-09'],
    ['2026-07-01', 'Pacific/Auckland', '2026-07-01'],
    ['yesterday', 'UTC', null],
    ['', 'UTC', null],
  ])('%s in %s', (text, zone, day) => {
    expect(toReportDay(text, zone)).toBe(day);
  });

  test('every day of a year, however its beginning is written', () => {
    for (const zone of zones) {
      for (const { date, from } of toLocalDays('2026-01-01', '2026-12-31', zone)) {
        expect(toReportDay(`${from.toISOString().slice(0, 19)}+00:00`, zone)).toBe(date);
        expect(toReportDay(`${date}T00:00:00+00:00`, zone)).toBe(date);
      }
    }
  });

  test('an id says its day', () => {
    expect(dayOf(toRowId('01M-x', '2026-07-01'))).toBe('2026-07-01');
  });
});

describe('spans', () => {
  const now = new Date('2026-07-31T20:00:00Z');

  test('an open range is a year, in stretches a report can tell', () => {
    const spans = toSpans({ from: null, to: null }, 'Asia/Kolkata', now);
    expect(spans[0]?.since).toBe('2025-08-01');
    expect(spans.at(-1)?.until).toBe('2026-08-01');
    expect(spans).toHaveLength(7);
  });

  test('cover every day once, in order', () => {
    const span = fc.record({
      start: fc.integer({ min: 0, max: 400 }),
      days: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(span, fc.constantFrom(...zones), ({ start, days }, zone) => {
        const from = new Date(now.getTime() - start * 86_400_000);
        const range = { from, to: new Date(from.getTime() + days * 86_400_000) };
        const spans = toSpans(range, zone, now);
        const covered = spans.flatMap(({ since, until }) =>
          toLocalDays(since, until, 'UTC').map(({ date }) => date),
        );
        const [first = '', last = ''] = [covered[0], covered.at(-1)];
        expect(covered).toEqual(toLocalDays(first, last, 'UTC').map(({ date }) => date));
      }),
      { numRuns: 25 },
    );
  });
});

describe('matrices', () => {
  test('are cut by day; zeros say nothing, odd figures are kept to be told', () => {
    const attributes = {
      dates: ['2026-07-01', '2026-07-02', 'never', '2026-07-04'],
      data: [
        { dimensions: ['M'], measurements: { count: [0, 1, 5, 'x'], sum_value: [0, 9.5] } },
        'nonsense',
        { dimensions: ['N'], measurements: null },
      ],
    };
    expect(toAggregateCells(attributes, 'UTC')).toEqual([
      { date: '2026-07-02', dimensions: ['M'], count: 1, sum_value: 9.5 },
      { date: '2026-07-04', dimensions: ['M'], count: 'x', sum_value: undefined },
    ]);
  });

  test('a series without any figures has no days', () => {
    const series = { date_times: ['2026-07-01'], results: [{ statistics: { opens: [0] } }, {}] };
    expect(toSeriesCells(series, 'UTC')).toEqual([]);
    expect(toSeriesCells({}, 'UTC')).toEqual([]);
  });
});
