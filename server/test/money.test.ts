import { expect, test } from '@jest/globals';
import { toRestOrder } from '../src/connectors/shopify/sandbox/rest/restOrder.ts';
import { parseMoney } from '../src/domain/money.ts';
import type { OrderRecord } from '../src/domain/records.ts';
import { orders } from '../src/models/records/orders.ts';
import { openSandbox, openSite, runFullDump } from './world.ts';

/** Recomputed here, not asked of the code that made the record. */
function sumOf(order: OrderRecord): number {
  const lines = order.lines.reduce((sum, line) => sum + line.lineTotal, 0);
  const tax = order.taxesIncluded ? 0 : order.currentTaxAmount;
  return lines + order.currentShippingAmount + tax + order.tipAmount + order.currentDutiesAmount;
}

function orderedSumOf(order: OrderRecord): number {
  const lines = order.lines.reduce((sum, line) => sum + line.listPrice * line.orderedQty, 0);
  const tax = order.taxesIncluded ? 0 : order.taxAmount;
  return (
    lines - order.discountAmount + order.shippingAmount + tax + order.tipAmount + order.dutiesAmount
  );
}

test('every order of the sandbox shop adds up to the minor unit, nothing booked as an adjustment (spec 4.2)', async () => {
  const sandbox = await openSandbox({
    shop: { products: 120, orders: 1500, customers: 700, days: 120 },
  });
  const site = await openSite(sandbox);
  try {
    await runFullDump(site);
    const records = await orders.collection(site.db).find({}).toArray();
    expect(records).toHaveLength(sandbox.shop.orders.size);
    for (const order of records) {
      const shown = `${order.orderNumber} (${order.currency})`;
      expect([shown, sumOf(order) - order.currentTotalAmount]).toEqual([shown, 0]);
      expect([shown, orderedSumOf(order) - order.totalAmount]).toEqual([shown, 0]);
      expect([shown, order.adjustmentAmount, order.orderedAdjustmentAmount]).toEqual([shown, 0, 0]);
    }
  } finally {
    await Promise.all([site.close(), sandbox.close()]);
  }
}, 600_000);

test("totals, refunds and amounts to collect are the shop's own, order by order", async () => {
  const sandbox = await openSandbox({
    shop: { products: 40, orders: 500, customers: 200, days: 90 },
    seed: 7,
  });
  const site = await openSite(sandbox);
  try {
    await runFullDump(site);
    for (const state of sandbox.shop.orders.values()) {
      const body = toRestOrder(sandbox.shop, state);
      const record = await orders.collection(site.db).findOne({ shopifyOrderId: String(state.id) });
      const minor = (field: string): number => {
        const parsed = parseMoney(body[field], String(body['currency']));
        if (!parsed.ok) throw new Error(`${field}: ${parsed.message}`);
        return parsed.minor;
      };
      expect(record).toMatchObject({
        orderNumber: body['name'],
        totalAmount: minor('total_price'),
        currentTotalAmount: minor('current_total_price'),
        currentTaxAmount: minor('current_total_tax'),
        outstandingAmount: minor('total_outstanding'),
      });
      const cod = record?.paymentMethod === 'COD' ? Math.max(0, minor('total_outstanding')) : 0;
      expect(record?.codAmount).toBe(cod);
    }
  } finally {
    await Promise.all([site.close(), sandbox.close()]);
  }
}, 120_000);
