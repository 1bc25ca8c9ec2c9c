import { describe, expect, test } from '@jest/globals';
import { buildLine, buildOrder } from '../../../test/builders.ts';
import type { SourceOrder } from '../source.ts';
import { computeLineMoney } from './lineMoney.ts';
import { computeOrderTotals } from './totals.ts';

function totalsOf(source: SourceOrder) {
  const lineTotals = computeLineMoney(source).map((line) => line.lineTotal);
  return { lineTotals, ...computeOrderTotals(source, lineTotals) };
}

const shippingLine = { externalId: '601', title: 'Standard', code: null, price: 4900, tax: 0 };
const balanced = { adjustmentAmount: 0, orderedAdjustmentAmount: 0 };
const refund = { externalId: '901', createdAt: '2026-03-04T00:00:00.000Z', amount: 4900 };

describe('computeOrderTotals', () => {
  test('tax on top, shipping, duties', () => {
    const source = buildOrder({
      taxesIncluded: false,
      tax: 18_000,
      currentTax: 18_000,
      duties: 500,
      currentDuties: 500,
      shippingLines: [shippingLine],
    });
    expect(totalsOf(source)).toMatchObject({
      ...balanced,
      totalAmount: 123_400,
      currentTotalAmount: 123_400,
      shippingAmount: 4900,
      currentShippingAmount: 4900,
    });
  });

  test('edge case 23: a tip is counted once, as a line or beside the lines', () => {
    const tip = buildLine({ externalId: '599', variantId: null, unitPrice: 2500, tip: true });
    const asLine = buildOrder({ lines: [buildLine(), tip], tips: 2500 });
    expect(totalsOf(asLine)).toMatchObject({ ...balanced, tipAmount: 0, totalAmount: 102_500 });
    expect(totalsOf(asLine).lineTotals).toEqual([100_000, 2500]);
    const beside = buildOrder({ tips: 2500 });
    expect(totalsOf(beside)).toMatchObject({ ...balanced, tipAmount: 2500, totalAmount: 102_500 });
    const inSubtotal = { ...asLine, subtotal: 102_500, currentSubtotal: 102_500 };
    expect(totalsOf(inSubtotal)).toMatchObject({ ...balanced, tipAmount: 0 });
  });

  test('edge case 33: a discount on shipping is counted once, wherever the payload puts it', () => {
    const net = buildOrder({ shippingLines: [{ ...shippingLine, price: 0 }] });
    for (const [discounts, shipping] of [
      [4900, 4900],
      [4900, 0],
      [0, 0],
      [0, 4900],
    ]) {
      const source = { ...net, discounts: discounts ?? 0, shipping: shipping ?? 0 };
      expect(totalsOf(source)).toMatchObject({
        ...balanced,
        discountAmount: 0,
        shippingAmount: 0,
        currentShippingAmount: 0,
      });
    }
  });

  test('edge case 51: refunded shipping is off the current shipping', () => {
    const source = buildOrder({ shippingLines: [shippingLine], refunds: [refund] });
    const after = { ...source, currentTotal: source.currentTotal - 4900 };
    expect(totalsOf(after)).toMatchObject({
      ...balanced,
      shippingAmount: 4900,
      currentShippingAmount: 0,
      refundedAmount: 4900,
    });
  });

  test('a goodwill refund leaves the current total and the shipping alone', () => {
    const source = buildOrder({ shippingLines: [shippingLine], refunds: [refund] });
    expect(totalsOf(source)).toMatchObject({ ...balanced, currentShippingAmount: 4900 });
  });

  test('edge case 43: cash rounding is an adjustment of its own, not shipping', () => {
    const source = buildOrder({ shippingLines: [shippingLine] });
    const rounded = {
      ...source,
      total: source.total - 2,
      currentTotal: source.currentTotal - 2,
    };
    expect(totalsOf(rounded)).toMatchObject({
      currentShippingAmount: 4900,
      adjustmentAmount: -2,
      orderedAdjustmentAmount: -2,
    });
  });

  test('a cancelled order with nothing left', () => {
    const source = buildOrder({
      cancelledAt: '2026-03-03T00:00:00.000Z',
      lines: [buildLine({ currentQty: 0 })],
      shippingLines: [shippingLine],
      currentTotal: 0,
      currentSubtotal: 0,
      currentTax: 0,
    });
    expect(totalsOf(source)).toMatchObject({ ...balanced, currentShippingAmount: 0 });
  });

  test('a payload that does not add up is kept, its difference shown (edge case 27)', () => {
    const source = { ...buildOrder(), currentTotal: 99_000, total: 101_000 };
    expect(totalsOf(source)).toMatchObject({
      adjustmentAmount: -1000,
      orderedAdjustmentAmount: 1000,
    });
  });

  test('shipping of an old payload without shipping lines', () => {
    const source = { ...buildOrder(), shipping: 4900, total: 104_900, currentTotal: 104_900 };
    expect(totalsOf(source)).toMatchObject({
      ...balanced,
      shippingAmount: 4900,
      currentShippingAmount: 4900,
    });
  });
});
