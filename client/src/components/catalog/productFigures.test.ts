import { describe, expect, test } from '@jest/globals';
import type { Sku } from '../../api/catalog.ts';
import { computePriceRange, computeStock, sortArchivedLast } from './productFigures.ts';

const sku = (given: Partial<Pick<Sku, 'price' | 'tracked' | 'available' | 'status'>>) => ({
  price: '100.00',
  currency: 'INR',
  tracked: true,
  available: 5,
  status: 'active' as const,
  ...given,
});

describe('a product in figures', () => {
  test('prices are compared as amounts, not as texts; archived ones stay out', () => {
    const skus = [
      sku({ price: '999.00' }),
      sku({ price: '1000.00' }),
      sku({ price: '1.00', status: 'archived' }),
    ];
    expect(computePriceRange(skus)).toEqual({ least: '999.00', most: '1000.00', currency: 'INR' });
    expect(computePriceRange([])).toBeNull();
  });

  test('a product that is archived as a whole shows what it was', () => {
    const skus = [sku({ price: '50.00', status: 'archived', available: 2 })];
    expect(computePriceRange(skus)?.least).toBe('50.00');
    expect(computeStock(skus)).toEqual({ available: 2, untracked: 0 });
  });

  test('not tracked and not known are not 0', () => {
    expect(computeStock([sku({ available: null }), sku({ tracked: false })])).toEqual({
      available: null,
      untracked: 1,
    });
    expect(computeStock([sku({ available: -3 }), sku({ available: 10 })])).toEqual({
      available: 7,
      untracked: 0,
    });
  });
});

test('archived ones stand last, the others keep their order', () => {
  const items = [
    { id: 'a', status: 'archived' },
    { id: 'b', status: 'active' },
    { id: 'c', status: 'draft' },
  ];
  expect(sortArchivedLast(items).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
});
