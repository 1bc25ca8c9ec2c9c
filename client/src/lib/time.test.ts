import { describe, expect, test } from '@jest/globals';
import { formatAge, formatDuration, formatMoment, formatShort } from './time.ts';

const now = new Date('2026-03-08T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  [0, 'just now'],
  [59, 'just now'],
  [60, '1 minute ago'],
  [3599, '59 minutes ago'],
  [7200, '2 hours ago'],
  [86_400, 'yesterday'],
  [40 * 86_400, 'last month'],
  [-2, 'just now'],
  [-30, 'in a moment'],
  [-90, 'in 1 minute'],
])('%d seconds ago reads %s', (seconds, shown) => {
  expect(formatAge(ago(seconds), now)).toBe(shown);
});

describe('moments are in the workspace’s zone', () => {
  test('with seconds and the zone', () => {
    expect(formatMoment(now, 'Asia/Kolkata')).toMatch(/^8 Mar 2026, 17:30:00 .*5:30/);
  });

  test('short, with the year where it is another one there', () => {
    expect(formatShort(now, 'Asia/Kolkata', now)).toBe('8 Mar, 17:30');
    const eve = new Date('2025-12-31T20:00:00Z');
    expect(formatShort(eve, 'Asia/Kolkata', now)).toBe('1 Jan, 01:30');
    expect(formatShort(eve, 'UTC', now)).toBe('31 Dec 2025, 20:00');
  });
});

test.each([
  [-5, '0 s'],
  [42.4, '42 s'],
  [185, '3 min 5 s'],
  [7800, '2 h 10 min'],
])('%d seconds last %s', (seconds, shown) => {
  expect(formatDuration(seconds)).toBe(shown);
});
