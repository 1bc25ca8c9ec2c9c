import { describe, expect, test } from '@jest/globals';
import googleAds from './index.ts';

describe('the form', () => {
  test.each([
    ['178-190-0691', '1781900691'],
    [' 1781900691 ', '1781900691'],
  ])('%j is customer %s', (customerId, account) => {
    expect(googleAds.settings.parse({ customerId, loginCustomerId: customerId })).toEqual({
      customerId: account,
      loginCustomerId: account,
      apiVersion: 'v25',
    });
  });

  test.each(['', '-', 'customers/1', '1/../2'])('%j is none', (customerId) => {
    expect(googleAds.settings.safeParse({ customerId }).success).toBe(false);
  });

  test('a manager is named only where there is one', () => {
    expect(googleAds.settings.safeParse({ customerId: '1' }).success).toBe(true);
  });

  test('another version, and nothing that would lead elsewhere', () => {
    const parse = (apiVersion: string) =>
      googleAds.settings.safeParse({ customerId: '1', apiVersion }).success;
    expect([parse('v26'), parse('../x'), parse('v25.0')]).toEqual([true, false, false]);
  });

  test('the account is the first field', () => {
    expect(Object.keys(googleAds.settings.shape)[0]).toBe('customerId');
  });
});
