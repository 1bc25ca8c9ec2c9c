import { describe, expect, test } from '@jest/globals';
import { chooseSuites } from './tests.ts';

describe('what npm test runs', () => {
  test('nothing said: everything', () => {
    expect(chooseSuites([])).toEqual({ jest: [], browser: [] });
  });

  test.each([['server/src/domain'], ['money'], ['client/src/lib']])('%s: Jest alone', (pattern) => {
    expect(chooseSuites([pattern, '-t', 'x'])).toEqual({
      jest: [pattern, '-t', 'x'],
      browser: null,
    });
  });

  test('a pattern below client/e2e: the browser alone', () => {
    const args = ['client/e2e/shell', '-g', 'sign'];
    expect(chooseSuites(args)).toEqual({ jest: null, browser: args });
  });
});
