import { describe, expect, test } from '@jest/globals';
import metaAds from './index.ts';

describe('the form', () => {
  test.each([
    ['act_212551616838260', '212551616838260'],
    [' 212551616838260 ', '212551616838260'],
  ])('%j is account %s', (adAccountId, account) => {
    expect(metaAds.settings.parse({ adAccountId })).toEqual({
      adAccountId: account,
      apiVersion: 'v25.0',
    });
  });

  test.each(['', 'act_', 'my account', 'act_1/../2'])('%j is none', (adAccountId) => {
    expect(metaAds.settings.safeParse({ adAccountId }).success).toBe(false);
  });

  test('another version, and nothing that would lead elsewhere', () => {
    const parse = (apiVersion: string) =>
      metaAds.settings.safeParse({ adAccountId: '1', apiVersion }).success;
    expect([parse('v26.0'), parse('../x'), parse('26')]).toEqual([true, false, false]);
  });

  test('the account is the first field', () => {
    expect(Object.keys(metaAds.settings.shape)[0]).toBe('adAccountId');
  });
});
