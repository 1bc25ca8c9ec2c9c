import { describe, expect, test } from '@jest/globals';
import { computeBackoff, toLimitNotice, toRetryDelay } from './retryAfter.ts';

const now = new Date('2026-11-02T10:00:00Z');

describe('Retry-After (edge case 85, F30)', () => {
  test.each([
    ['12', 12_000],
    ['2.0', 2000],
    ['0.4', 400],
    ['0', 250],
    ['-1', 250],
    ['86400', 60_000],
    ['Mon, 02 Nov 2026 10:00:30 GMT', 30_000],
    ['Mon, 02 Nov 2026 09:00:00 GMT', 250],
    ['', null],
    [undefined, null],
    ['soon', null],
  ])('%p gives %p ms', (header, expected) => {
    expect(toRetryDelay(header, now)).toBe(expected);
  });

  test('backoff doubles up to its cap and is spread by chance', () => {
    expect([1, 2, 3, 9].map((attempt) => computeBackoff(attempt, 1))).toEqual([
      500, 1000, 2000, 8000,
    ]);
    expect(computeBackoff(3, 0)).toBe(0);
  });

  test('the notice says whole seconds', () => {
    expect(toLimitNotice(11_200)).toBe('Rate limited, resuming in 12 s');
    expect(toLimitNotice(20)).toBe('Rate limited, resuming in 1 s');
  });
});
