import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import fc from 'fast-check';
import { isOutOfReach, toQuery, toWindows } from './windows.ts';

/** Half past midnight in India: the day before in UTC. */
const now = new Date('2026-06-14T19:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe('the questions for a range', () => {
  test('the lookback of 30 days is one question, up to now', () => {
    expect(toWindows({ from: ago(30), to: null }, now)).toEqual([
      { by: 'updated', from: '2026-05-16', to: null },
    ]);
    expect(toWindows({ from: ago(2), to: ago(1) }, now)).toEqual([
      { by: 'updated', from: '2026-06-13', to: null },
    ]);
  });

  test('the first 90 days: by creation as far as changes cannot be asked for, then by change', () => {
    expect(toWindows({ from: ago(90), to: null }, now)).toEqual([
      { by: 'created', from: '2026-01-31', to: '2026-03-02' },
      { by: 'created', from: '2026-03-02', to: '2026-04-01' },
      { by: 'created', from: '2026-04-01', to: '2026-05-01' },
      { by: 'created', from: '2026-05-01', to: '2026-05-16' },
      { by: 'updated', from: '2026-05-16', to: null },
    ]);
  });

  test('a range that lies wholly in the past has no question for changes', () => {
    const windows = toWindows({ from: ago(70), to: ago(60) }, now);
    expect(new Set(windows.map(({ by }) => by))).toEqual(new Set(['created']));
    expect(windows.at(-1)?.to).toBe('2026-04-16');
  });

  test('everything is asked for without dates', () => {
    const [all, ...more] = toWindows({ from: null, to: null }, now);
    expect(more).toEqual([]);
    expect(toQuery(all ?? { by: 'created', from: 'x', to: 'x' })).toEqual({
      sort: 'ASC',
      sort_by: 'id',
    });
  });

  test('each is asked for in its own words', () => {
    expect(toQuery({ by: 'updated', from: '2026-05-16', to: null })).toMatchObject({
      updated_from: '2026-05-16',
    });
    expect(toQuery({ by: 'created', from: '2026-01-31', to: '2026-03-02' })).toMatchObject({
      from: '2026-01-31',
      to: '2026-03-02',
    });
  });
});

test('a window is out of reach a day later', () => {
  const window = { by: 'updated', from: '2026-05-16', to: null } as const;
  expect(isOutOfReach(window, now)).toBe(false);
  expect(isOutOfReach(window, ago(-1))).toBe(true);
  expect(isOutOfReach({ ...window, by: 'created' }, ago(-1))).toBe(false);
});

test('no window is longer than 30 days, none is out of reach, and together they have no gap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 * 24 }), (hours) => {
      const windows = toWindows({ from: ago(hours / 24), to: null }, now);
      let end = windows[0]?.from ?? '';
      for (const { from, to } of windows) {
        expect((from ?? '') <= end).toBe(true);
        end = to ?? end;
        if (from && to) {
          const days = DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days;
          expect(days).toBeLessThanOrEqual(30);
        }
      }
      expect(windows.at(-1)).toMatchObject({ by: 'updated', to: null });
      expect(windows.some((window) => isOutOfReach(window, now))).toBe(false);
    }),
  );
});
