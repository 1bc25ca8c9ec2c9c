import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildLine, buildOrder } from '../../../test/builders.ts';
import { sumMoney } from '../money.ts';
import { computeLineMoney } from './lineMoney.ts';

describe('computeLineMoney', () => {
  test('edge case 25: a line edited out has no money but keeps its ordered unit price', () => {
    const gone = buildLine({ orderedQty: 2, currentQty: 0, unitPrice: 1000, discount: 200 });
    const [money] = computeLineMoney(buildOrder({ lines: [gone] }));
    expect(money).toEqual({ lineTotal: 0, discountAmount: 0, unitPrice: 900, taxAmount: 0 });
  });

  test('edge case 26: the discount is prorated to the quantity that is left', () => {
    const line = buildLine({
      orderedQty: 4,
      currentQty: 3,
      unitPrice: 1600,
      discount: 1280,
      tax: 400,
    });
    const [money] = computeLineMoney(buildOrder({ lines: [line] }));
    expect(money).toEqual({
      lineTotal: 3840,
      discountAmount: 960,
      unitPrice: 1280,
      taxAmount: 300,
    });
  });

  test('edge case 32: free is a price', () => {
    const line = buildLine({ unitPrice: 5000, discount: 5000 });
    const [money] = computeLineMoney(buildOrder({ lines: [line] }));
    expect(money).toMatchObject({ lineTotal: 0, unitPrice: 0, discountAmount: 5000 });
  });

  test('unit prices are rounded half up, totals are not', () => {
    const line = buildLine({ orderedQty: 2, unitPrice: 1000, discount: 1 });
    const [money] = computeLineMoney(buildOrder({ lines: [line] }));
    expect(money).toMatchObject({ lineTotal: 1999, unitPrice: 1000 });
  });

  test('what rounding explains of the subtotal goes to the edited lines', () => {
    const lines = ['501', '502'].map((externalId) =>
      buildLine({ externalId, orderedQty: 3, currentQty: 2, unitPrice: 1000, discount: 100 }),
    );
    const whole = buildLine({ externalId: '503', unitPrice: 500, discount: 1 });
    const order = buildOrder({ lines: [...lines, whole], currentSubtotal: 2 * 1934 + 499 });
    expect(computeLineMoney(order).map((line) => line.lineTotal)).toEqual([1934, 1934, 499]);
  });

  test('a free line gives nothing to rounding', () => {
    const edited = { orderedQty: 4, currentQty: 3 };
    const free = buildLine({ ...edited, unitPrice: 1, discount: 4 });
    const paid = buildLine({ ...edited, externalId: '502', unitPrice: 101_667, discount: 101_667 });
    const order = buildOrder({ lines: [free, paid], currentSubtotal: 228_750 });
    expect(computeLineMoney(order).map((line) => line.lineTotal)).toEqual([0, 228_750]);
  });

  test('a real difference is not hidden in the lines (edge case 27)', () => {
    const lines = [buildLine({ orderedQty: 3, currentQty: 2, unitPrice: 1000, discount: 100 })];
    const order = buildOrder({ lines, currentSubtotal: 1500 });
    expect(computeLineMoney(order).map((line) => line.lineTotal)).toEqual([1933]);
    const plain = [buildLine({ orderedQty: 3, currentQty: 2, unitPrice: 1000 })];
    const short = buildOrder({ lines: plain, currentSubtotal: 1999 });
    expect(computeLineMoney(short).map((line) => line.lineTotal)).toEqual([2000]);
    const untouched = buildOrder({ lines: [buildLine({ unitPrice: 1000 })], currentSubtotal: 999 });
    expect(computeLineMoney(untouched).map((line) => line.lineTotal)).toEqual([1000]);
  });

  test('any discounts and quantities: totals meet any subtotal that rounding can explain', () => {
    const rows = fc.array(
      fc
        .record({
          orderedQty: fc.integer({ min: 1, max: 50 }),
          left: fc.integer({ min: 0, max: 50 }),
          unitPrice: fc.integer({ min: 0, max: 10_000_000 }),
          share: fc.integer({ min: 0, max: 1000 }),
          up: fc.boolean(),
        })
        .map(({ left, share, ...row }) => {
          const discount = Math.floor((row.unitPrice * row.orderedQty * share) / 1000);
          return { ...row, discount, currentQty: Math.min(left, row.orderedQty) };
        }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        const lines = list.map(({ up: _up, ...row }, index) =>
          buildLine({ ...row, externalId: String(500 + index) }),
        );
        const currentSubtotal = sumMoney(
          list.map((row) => {
            const share = (row.discount * row.currentQty) / row.orderedQty;
            return row.unitPrice * row.currentQty - (row.up ? Math.ceil(share) : Math.floor(share));
          }),
        );
        const money = computeLineMoney(buildOrder({ lines, currentSubtotal }));
        expect(sumMoney(money.map((line) => line.lineTotal))).toBe(currentSubtotal);
        money.forEach((line, index) => {
          expect(line.lineTotal).toBeGreaterThanOrEqual(0);
          const gross = (lines[index]?.unitPrice ?? 0) * (lines[index]?.currentQty ?? 0);
          expect(line.lineTotal + line.discountAmount).toBe(gross);
          expect(line.discountAmount).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 500 },
    );
  });
});
