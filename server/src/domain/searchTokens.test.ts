import { describe, expect, test } from '@jest/globals';
import { toPhoneTokens, toWords } from './searchTokens.ts';

describe('what a record is found by', () => {
  test('the words of a name, whatever stands between them', () => {
    expect(toWords('Tee - White/S (new)')).toEqual(['Tee', 'White', 'S', 'new']);
    expect(toWords("T-Shirt O'Brien कुर्ता")).toEqual(['T-Shirt', "O'Brien", 'कुर्ता']);
    expect(toWords(null)).toEqual([]);
  });

  test('a phone number with and without its country', () => {
    expect(toPhoneTokens('+91 97690-03006')).toEqual(['919769003006', '9769003006']);
  });
});
