import { expect, test } from '@jest/globals';
import { readChoice, readText, readTexts } from './search.ts';

test('texts of an address are read as written; anything else is left out', () => {
  const search = { search: '#1001', page: 2, empty: '', list: ['x'], cursor: null };
  expect(readTexts(search, ['search', 'page', 'empty', 'list', 'cursor', 'absent'])).toEqual({
    search: '#1001',
    page: '2',
  });
});

test('a choice that is none is left out', () => {
  expect(readChoice({ status: 'failed' }, 'status', ['failed', 'pending'])).toBe('failed');
  expect(readChoice({ status: '<script>' }, 'status', ['failed', 'pending'])).toBeUndefined();
  expect(readText({}, 'status')).toBeUndefined();
});
