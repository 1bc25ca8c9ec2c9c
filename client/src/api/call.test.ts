import { expect, test } from '@jest/globals';
import { ApiProblem, toQueryText } from './call.ts';
import { isWorthRetrying } from './queryClient.ts';

test('values that are not given are left out of an address', () => {
  const text = toQueryText({
    search: '#1001 & more',
    cursor: null,
    page: undefined,
    empty: '',
    n: 0,
  });
  expect(text).toBe('?search=%231001+%26+more&n=0');
  expect(toQueryText({})).toBe('');
});

test.each([
  [0, 0, true],
  [503, 1, true],
  [503, 2, false],
  [422, 0, false],
  [401, 0, false],
])('a problem %d after %d failures is tried again: %s', (status, failures, again) => {
  expect(isWorthRetrying(failures, new ApiProblem(status, {}))).toBe(again);
});
