import { describe, expect, test } from '@jest/globals';
import { toRowsText, toTotalText } from './fullDumpPeriod.ts';

describe('what it would read', () => {
  const preview = { orders: 418, products: 1, customers: 0, notice: null, from: null, to: null };

  test('all counted', () => {
    const whole = { ...preview, inventory: 4136 };
    expect(toRowsText(whole)).toBe('418 orders, 1 product, 0 customers and 4,136 stock levels');
    expect(toTotalText(whole)).toBe('4,555');
  });

  test('what is not counted is said to be so', () => {
    const part = { ...preview, inventory: null };
    expect(toRowsText(part)).toContain('stock levels (Shopify does not count them)');
    expect(toTotalText(part)).toBe('419+');
  });
});
