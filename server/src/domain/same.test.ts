import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSame } from './same.ts';

test.each<[unknown, unknown]>([
  [
    { a: 1, b: [new Date(5)] },
    { b: [new Date(5)], a: 1 },
  ],
  [{ a: undefined }, {}],
  [0, -0],
  ['cut \ud83d', 'cut \ufffd'],
  [null, null],
])('%j and %j are the same', (left, right) => {
  expect(isSame(left, right)).toBe(true);
  expect(isSame(right, left)).toBe(true);
});

test.each<[unknown, unknown]>([
  [{ a: null }, {}],
  [
    [1, 2],
    [2, 1],
  ],
  [[], {}],
  [new Date(5), new Date(6)],
  [new Date(5), {}],
  [{}, null],
  [1, '1'],
  ['\ud83d\ude00', '\ud83d\ude01'],
])('%j and %j differ', (left, right) => {
  expect(isSame(left, right)).toBe(false);
  expect(isSame(right, left)).toBe(false);
});

test('every value is the same as its copy', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(isSame(value, structuredClone(value))).toBe(true);
    }),
  );
});
