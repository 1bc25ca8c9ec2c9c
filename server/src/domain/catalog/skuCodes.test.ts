import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CatalogStatus } from '../records.ts';
import { generatedSkuCode, settleCodes, toPlatformCode, wantedSkuCode } from './skuCodes.ts';

function sku(
  shopifyVariantId: string,
  platformCode: string | null,
  part: { status?: CatalogStatus; connectionId?: string } = {},
) {
  const connectionId = part.connectionId ?? 'con_1';
  const status = part.status ?? 'active';
  return {
    _id: `${connectionId}:${shopifyVariantId}`,
    connectionId,
    platformCode,
    shopifyVariantId,
    status,
  };
}

describe('SKU codes (spec 3.2, edge case 62)', () => {
  test('an empty text gets a stable code of its own', () => {
    expect(toPlatformCode('  ')).toBeNull();
    expect(toPlatformCode(' A, 1 ')).toBe('A, 1');
    expect(generatedSkuCode('9007199254740993')).toBe('SKU-9007199254740993');
    expect(wantedSkuCode(sku('7', null))).toBe('SKU-7');
  });

  test('used twice: the lowest variant id keeps it, by number', () => {
    const codes = settleCodes([sku('1000', 'A'), sku('999', 'A'), sku('5', 'B')]);
    expect(Object.fromEntries(codes)).toEqual({
      'con_1:1000': 'A-1000',
      'con_1:5': 'B',
      'con_1:999': 'A',
    });
  });

  test('a variant made anew takes the code over from the archived one', () => {
    const codes = settleCodes([sku('1', 'A', { status: 'archived' }), sku('2', 'A')]);
    expect(codes.get('con_1:2')).toBe('A');
    expect(codes.get('con_1:1')).toBe('A-1');
  });

  test('copies of one shop in one workspace stay apart', () => {
    const shops = ['con_1', 'con_2', 'con_3'].map((connectionId) =>
      sku('7', 'A', { connectionId }),
    );
    expect([...settleCodes(shops).values()]).toEqual(['A', 'A-7', 'A-7-con_3']);
    const plain = ['con_1', 'con_2'].map((connectionId) => sku('7', null, { connectionId }));
    expect([...settleCodes(plain).values()]).toEqual(['SKU-7', 'SKU-7-7']);
  });

  test('codes are unique and do not depend on the order', () => {
    const skus = fc.uniqueArray(
      fc
        .tuple(
          fc.integer({ min: 1, max: 30 }).map(String),
          fc.constantFrom('A', 'B', 'A-1', null),
          fc.constantFrom<CatalogStatus>('active', 'draft', 'archived'),
          fc.constantFrom('con_1', 'con_2'),
        )
        .map(([id, code, status, connectionId]) => sku(id, code, { status, connectionId })),
      { selector: (one) => one._id },
    );
    fc.assert(
      fc.property(skus, (list) => {
        const codes = settleCodes(list);
        expect(new Set(codes.values()).size).toBe(list.length);
        expect(settleCodes(list.toReversed())).toEqual(codes);
      }),
    );
  });
});
