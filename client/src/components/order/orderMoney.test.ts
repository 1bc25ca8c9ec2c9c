import { describe, expect, test } from '@jest/globals';
import { addAmounts } from '../../lib/amounts.ts';
import { computeMoneyBlock, type MoneyBlock, type MoneyOrder } from './orderMoney.ts';

const nothing = {
  taxesIncluded: true,
  discountAmount: '0.00',
  taxAmount: '0.00',
  shippingAmount: '0.00',
  tipAmount: '0.00',
  dutiesAmount: '0.00',
  currentTaxAmount: '0.00',
  currentShippingAmount: '0.00',
  currentDutiesAmount: '0.00',
  adjustmentAmount: '0.00',
  orderedAdjustmentAmount: '0.00',
};
const line = {
  listPrice: '500.00',
  orderedQty: 2,
  qty: 2,
  lineTotal: '1000.00',
  unlinked: null,
};

/** Both columns: everything but the sums makes the total. */
function expectToAddUp({ rows }: MoneyBlock): void {
  const parts = rows.filter(({ sum }) => sum === undefined);
  const total = rows.find(({ sum }) => sum === 'total');
  expect(addAmounts(parts.map(({ ordered }) => ordered))).toBe(total?.ordered);
  expect(addAmounts(parts.map(({ current }) => current))).toBe(total?.current);
}

function toRow(block: MoneyBlock, label: string) {
  return block.rows.find((row) => row.label === label);
}

describe('the money of an order adds up where people see it', () => {
  test('an order as it came: one column would do, nothing that is zero but shipping', () => {
    const order: MoneyOrder = {
      ...nothing,
      lines: [{ ...line, lineTotal: '900.00' }],
      discountAmount: '100.00',
      taxAmount: '81.00',
      currentTaxAmount: '81.00',
      totalAmount: '900.00',
      currentTotalAmount: '900.00',
    };
    const block = computeMoneyBlock(order);
    expect(block.changed).toBe(false);
    expect(block.rows.map(({ label }) => label)).toEqual([
      'Items',
      'Discounts',
      'Subtotal',
      'Shipping',
      'Total',
    ]);
    expectToAddUp(block);
  });

  test('a refunded line, tax on top, duties, tips in both places, what nothing explains', () => {
    const order: MoneyOrder = {
      ...nothing,
      taxesIncluded: false,
      lines: [
        { ...line, qty: 1, lineTotal: '450.00' },
        { listPrice: '30.00', orderedQty: 1, qty: 1, lineTotal: '30.00', unlinked: 'tip' },
      ],
      discountAmount: '100.00',
      taxAmount: '90.00',
      currentTaxAmount: '45.00',
      shippingAmount: '49.00',
      currentShippingAmount: '49.00',
      tipAmount: '5.00',
      dutiesAmount: '12.00',
      currentDutiesAmount: '12.00',
      orderedAdjustmentAmount: '0.01',
      totalAmount: '1086.01',
      currentTotalAmount: '591.00',
    };
    const block = computeMoneyBlock(order);
    expect(block.changed).toBe(true);
    expect(toRow(block, 'Discounts')).toMatchObject({ ordered: '-100.00', current: '-50.00' });
    expect(toRow(block, 'Subtotal')).toMatchObject({ ordered: '900.00', current: '450.00' });
    expect(toRow(block, 'Tips')).toMatchObject({ ordered: '35.00', current: '35.00' });
    expect(toRow(block, 'Not explained by the shop')).toMatchObject({ ordered: '0.01' });
    expectToAddUp(block);
  });

  test('an order of nothing keeps the decimals of its currency', () => {
    const block = computeMoneyBlock({
      ...nothing,
      lines: [],
      totalAmount: '0.00',
      currentTotalAmount: '0.00',
    });
    expect(toRow(block, 'Items')).toMatchObject({ ordered: '0.00', current: '0.00' });
    expectToAddUp(block);
  });
});
