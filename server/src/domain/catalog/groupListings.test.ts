import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { groupListings } from './groupListings.ts';

function listing(shopifyProductId: string, groupKey: string, ...attributes: string[]) {
  return { shopifyProductId, groupKey, attributes };
}

function idsOf(listings: ReturnType<typeof listing>[]): string[][] {
  return groupListings(listings).map((group) => group.map((one) => one.shopifyProductId));
}

describe('groupListings (spec 3.2)', () => {
  test('one listing per colour makes one product, lowest id first, by number', () => {
    expect(
      idsOf([
        listing('1000', 'shirt', 'red/s', 'red/m'),
        listing('999', 'shirt', 'white/s'),
        listing('70', 'shirt', 'blue/s'),
      ]),
    ).toEqual([['70', '999', '1000']]);
  });

  test('another name, or the same combinations, is another product', () => {
    expect(
      idsOf([
        listing('1', 'shirt', 'red/s'),
        listing('2', 'trousers', 'blue/s'),
        listing('3', 'shirt', 'red/s'),
        listing('4', 'shirt', 'blue/s'),
      ]),
    ).toEqual([['1', '4'], ['2'], ['3']]);
  });

  test('a listing without options stands alone', () => {
    expect(
      idsOf([listing('1', 'gift', ''), listing('2', 'gift', 'red'), listing('3', 'gift')]),
    ).toEqual([['1'], ['2'], ['3']]);
  });

  test('any listings: a partition, disjoint within each group, whatever order they came in', () => {
    const combos = fc.uniqueArray(fc.constantFrom('', 'a', 'b', 'c', 'd'), { maxLength: 3 });
    const some = fc.uniqueArray(
      fc.record({
        shopifyProductId: fc.integer({ min: 1, max: 2000 }).map(String),
        groupKey: fc.constantFrom('shirt', 'trousers'),
        attributes: combos,
      }),
      { selector: (one) => one.shopifyProductId, maxLength: 15 },
    );
    const shuffled = some.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const groups = groupListings(list);
        expect(groupListings(other)).toEqual(groups);
        expect(groups.flat()).toHaveLength(list.length);
        expect(new Set(groups.flat())).toEqual(new Set(list));
        for (const group of groups) {
          const all = group.flatMap((one) => one.attributes);
          expect(new Set(all).size).toBe(all.length);
          expect(new Set(group.map((one) => one.groupKey)).size).toBe(1);
        }
      }),
    );
  });
});
