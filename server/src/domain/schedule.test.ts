import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  computeFirstRange,
  computeLookback,
  computeRetryDelay,
  computeStagger,
  computeWatermark,
  minutesUntil,
  toRange,
} from './schedule.ts';

const now = new Date('2026-03-10T12:00:00.000Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const overlapMs = 5 * 60_000;

describe('which stretch of time', () => {
  test('periods', () => {
    expect(toRange({ all: true }, now)).toEqual({ from: null, to: null });
    expect(toRange({ days: 7 }, now)).toEqual({ from: hoursAgo(168), to: null });
    const range = { from: hoursAgo(9), to: hoursAgo(3) };
    expect(toRange(range, now)).toEqual(range);
  });

  test('the lookback is widened after an outage: no gap (spec 7.3)', () => {
    expect(computeLookback(now, 24, null).from).toEqual(hoursAgo(24));
    expect(computeLookback(now, 24, hoursAgo(1)).from).toEqual(hoursAgo(24));
    expect(computeLookback(now, 24, hoursAgo(90)).from).toEqual(hoursAgo(90));
    expect(computeLookback(now, 0, hoursAgo(90)).from).toBeNull();
  });

  test('the first run reads the days its connector asks for, never less than the window (spec 10)', () => {
    expect(computeFirstRange(now, 90, 24)).toEqual({ from: hoursAgo(90 * 24), to: null });
    expect(computeFirstRange(now, 1, 72)).toEqual({ from: hoursAgo(72), to: null });
    expect(computeFirstRange(now, 90, 0)).toEqual({ from: null, to: null });
  });
});

describe('how far a stream is known', () => {
  const startedAt = now;
  const expected = new Date(now.getTime() - overlapMs);

  test('start minus overlap, not the end (edge case 78)', () => {
    const range = { from: hoursAgo(24), to: null };
    expect(computeWatermark({ range, startedAt }, null, overlapMs)).toEqual(expected);
    expect(computeWatermark({ range, startedAt }, hoursAgo(2), overlapMs)).toEqual(expected);
    const all = { from: null, to: null };
    expect(computeWatermark({ range: all, startedAt }, hoursAgo(900), overlapMs)).toEqual(expected);
  });

  test('a run of old times, or one that leaves a gap, proves nothing new', () => {
    const closed = { from: null, to: hoursAgo(48) };
    expect(computeWatermark({ range: closed, startedAt }, null, overlapMs)).toBeNull();
    const late = { from: hoursAgo(24), to: null };
    expect(computeWatermark({ range: late, startedAt }, hoursAgo(30), overlapMs)).toBeNull();
  });

  test('lookbacks one after another leave no instant uncovered, whatever the pauses between them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 20 }), (pauses) => {
        let clock = now.getTime();
        let watermark: Date | null = null;
        for (const pause of pauses) {
          clock += pause * 3_600_000;
          const range = computeLookback(new Date(clock), 24, watermark);
          if (watermark) expect(range.from?.getTime()).toBeLessThanOrEqual(watermark.getTime());
          watermark = computeWatermark({ range, startedAt: new Date(clock) }, watermark, overlapMs);
          expect(watermark).not.toBeNull();
        }
      }),
    );
  });
});

test('retries after 5, 15, 60 min, longer where the platform says so, then none (spec 7.6)', () => {
  const delays = [300_000, 900_000, 3_600_000];
  expect([1, 2, 3, 4].map((tries) => computeRetryDelay(tries, delays, null))).toEqual([
    ...delays,
    null,
  ]);
  expect(computeRetryDelay(1, delays, 400_000)).toBe(400_000);
  expect(computeRetryDelay(1, delays, 1000)).toBe(300_000);
});

test('many connections are spread over the interval, each always at its own place', () => {
  const minutes = 60;
  const places = Array.from({ length: 600 }, (_, index) => computeStagger(`con_${index}`, minutes));
  const perQuarter = [0, 1, 2, 3].map(
    (quarter) => places.filter((ms) => Math.floor(ms / 900_000) === quarter).length,
  );
  expect(Math.min(...perQuarter)).toBeGreaterThan(100);
  expect(computeStagger('con_1', minutes)).toBe(places[1]);
});

test('"Next sync available in 42 minutes"', () => {
  expect(minutesUntil(new Date(now.getTime() + 41.2 * 60_000), now)).toBe(42);
  expect(minutesUntil(new Date(now.getTime() + 10), now)).toBe(1);
});
