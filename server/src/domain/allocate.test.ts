import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './allocate.ts';
import { DomainError } from './errors.ts';

describe('allocate', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [5, [1, 2, 2], [1, 2, 2]],
    [1, [0, 0, 3], [0, 0, 1]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [0, [1, 1], [0, 0]],
    [7, [3], [7]],
  ])('%d by %j is %j', (total, weights, parts) => {
    expect(allocate(total, weights)).toEqual(parts);
  });

  test.each([
    [1, []],
    [0, []],
    [1, [0, 0]],
    [1, [1, -1]],
    [1, [0.5]],
    [0.5, [1]],
    [Number.MAX_SAFE_INTEGER + 1, [1]],
    [1, [Number.NaN]],
  ])('%d by %j throws instead of losing money', (total, weights) => {
    expect(() => allocate(total, weights)).toThrow(DomainError);
  });

  test('the parts always meet the total, each within one unit of its exact share', () => {
    const weights = fc
      .array(fc.maxSafeNat(), { minLength: 1, maxLength: 40 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.maxSafeInteger(), weights, (total, list) => {
        const parts = allocate(total, list);
        const sum = parts.reduce((left, part) => left + BigInt(part), 0n);
        expect(sum).toBe(BigInt(total));
        const whole = list.reduce((left, weight) => left + BigInt(weight), 0n);
        parts.forEach((part, index) => {
          const exact = BigInt(Math.abs(total)) * BigInt(list[index] ?? 0);
          const off = BigInt(Math.abs(part)) * whole - exact;
          expect(off < whole && off > -whole).toBe(true);
          expect(Object.is(part, -0)).toBe(false);
        });
      }),
    );
  });
});
