import { expect, test } from '@jest/globals';
import { toLowerStart } from './words.ts';

test.each([
  ['Shop domain', 'shop domain'],
  ['API key', 'API key'],
  ['SKU costs', 'SKU costs'],
  ['', ''],
])('%p within a sentence is %p', (text, within) => {
  expect(toLowerStart(text)).toBe(within);
});
