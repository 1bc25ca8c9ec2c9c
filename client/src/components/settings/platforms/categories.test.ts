import { describe, expect, test } from '@jest/globals';
import { buildConnection, buildPlatform } from '../../../../test/connections.ts';
import { groupAccounts, groupPlatforms, isFetched, toBringsText } from './categories.ts';

const ads = buildPlatform({ id: 'adsOne', name: 'Ads One', category: 'ads' });
const store = buildPlatform({ id: 'storeOne', name: 'Store One', category: 'store' });
const odd = buildPlatform({ id: 'oddOne', name: 'Odd One', category: 'pos_terminal' });

describe('by category', () => {
  test('what sells comes first; a category nobody told us about comes last, in words', () => {
    const groups = groupPlatforms([odd, ads, store]);
    expect(groups.map(({ label, items }) => [label, items.map(({ name }) => name)])).toEqual([
      ['Stores', ['Store One']],
      ['Ads', ['Ads One']],
      ['Pos terminal', ['Odd One']],
    ]);
  });

  test('an account of a platform whose connector is gone is still shown', () => {
    const gone = buildConnection({ id: 'con_2', platform: 'goneOne' });
    const known = buildConnection({ id: 'con_1', platform: 'adsOne' });
    const groups = groupAccounts([gone, known], [ads]);
    expect(groups.map(({ label, items }) => [label, items.length])).toEqual([
      ['Ads', 1],
      ['Other', 1],
    ]);
    expect(groups[1]?.items[0]?.platform).toBeNull();
    expect(isFetched(null)).toBe(false);
  });
});

test.each([
  [[], ''],
  [['orders'], 'Orders'],
  [['orders', 'adSpend', 'skuCosts'], 'Orders, ad spend and SKU costs'],
])('%j bring %p', (names, text) => {
  const streams = names.map((name) => ({ name, fetched: true }));
  expect(toBringsText(buildPlatform({ streams }))).toBe(text);
});

test('what is only uploaded is not fetched', () => {
  expect(isFetched(buildPlatform({ streams: [{ name: 'orders', fetched: false }] }))).toBe(false);
  expect(isFetched(buildPlatform({ streams: [{ name: 'orders', fetched: true }] }))).toBe(true);
});
