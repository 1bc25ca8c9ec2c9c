import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startShopifySandbox, type ShopifySandbox } from '../index.ts';
import { toRestOrder } from '../rest/restOrder.ts';
import { assertMoneyAddsUp, computeOrderTotals } from '../state/orderMoney.ts';
import {
  computeFinancialStatus,
  computeFulfillmentStatus,
  computeGateways,
} from '../state/orderStatus.ts';
import { computeAvailable } from '../state/shopState.ts';
import { address, addShirt } from '../testTools.ts';
import { spreadAmount } from './discounts.ts';
import type { OrderSpec } from './orderSpec.ts';

let sandbox: ShopifySandbox;
let variantId: number;
let shirt: ReturnType<typeof addShirt>;

beforeAll(async () => {
  sandbox = await startShopifySandbox({});
});
afterAll(() => sandbox.close());
beforeEach(() => {
  shirt = addShirt(sandbox);
  variantId = shirt.variants[0]?.id ?? 0;
});

const place = (spec: Partial<OrderSpec> = {}) =>
  sandbox.actions.createOrder({ lines: [{ variantId, quantity: 2, taxRate: 0.05 }], ...spec });

const stock = (): number | null => {
  const found = sandbox.shop.variants.get(variantId);
  return found ? computeAvailable(sandbox.shop, found.variant) : null;
};

describe('money', () => {
  test('tax is inside the price when it is included, split in two within the state', () => {
    const order = place({ shippingAddress: { ...address, provinceCode: 'KA' } });
    const totals = computeOrderTotals(order);
    expect(totals).toMatchObject({ lineItems: 200_000, total: 200_000, tax: 9524 });
    expect(order.lines[0]?.taxLines).toEqual([
      { title: 'CGST', rate: 0.025, price: 4762 },
      { title: 'SGST', rate: 0.025, price: 4762 },
    ]);
  });

  test('tax comes on top when it is not', () => {
    const order = place({ taxesIncluded: false, shippingAddress: address });
    expect(computeOrderTotals(order)).toMatchObject({ total: 210_000, tax: 10_000 });
    expect(order.lines[0]?.taxLines.map((tax) => tax.title)).toEqual(['IGST']);
  });

  test('line, order and shipping discounts with several codes', () => {
    const order = place({
      lines: [
        { variantId, quantity: 3, taxRate: 0 },
        { title: 'Wrap', price: 10_001, quantity: 1, taxRate: 0 },
      ],
      shipping: [{ title: 'Express', price: 9900 }],
      discounts: [
        { kind: 'automatic', title: 'Line', percent: 10, target: [0] },
        { kind: 'code', code: 'FLAT', amount: 10_000 },
        { kind: 'code', code: 'SHIP', percent: 100, target: 'shipping' },
      ],
    });
    const totals = computeOrderTotals(order);
    expect(totals.discounts).toBe(30_000 + 10_000 + 9900);
    expect(totals.total).toBe(310_001 - 40_000);
    const body = toRestOrder(sandbox.shop, order);
    expect(body.discount_codes).toEqual([
      { code: 'FLAT', amount: '100.00', type: 'fixed_amount' },
      { code: 'SHIP', amount: '99.00', type: 'shipping' },
    ]);
  });

  test('tips and duties are in the total, a tip is a line of its own', () => {
    const order = place({ tip: 5000, lines: [{ variantId, quantity: 1, duty: 700 }] });
    expect(computeOrderTotals(order)).toMatchObject({ tips: 5000, duties: 700, total: 105_700 });
    expect(order.lines.at(-1)).toMatchObject({ tip: true, requiresShipping: false });
  });

  test('presentment amounts are converted one by one', () => {
    const order = place({ presentment: { currency: 'USD', rateMicros: 11_973 } });
    expect(toRestOrder(sandbox.shop, order).total_price_set).toEqual({
      shop_money: { amount: '2000.00', currency_code: 'INR' },
      presentment_money: { amount: '23.95', currency_code: 'USD' },
    });
  });

  test('a spread amount always adds up', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.array(fc.nat(500_000), { maxLength: 12 }),
        (amount, lefts) => {
          const parts = spreadAmount(amount, lefts);
          const total = lefts.reduce((sum, left) => sum + left, 0);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Math.min(amount, total));
          parts.forEach((part, index) => expect(part).toBeLessThanOrEqual(lefts[index] ?? 0));
        },
      ),
    );
  });
});

describe('payment', () => {
  test('COD is pending until it is marked as paid, then manual joins the gateways', () => {
    const order = place({ payment: { kind: 'cod' } });
    expect(computeFinancialStatus(order)).toBe('pending');
    sandbox.actions.markPaid(order.id);
    expect(computeFinancialStatus(order)).toBe('paid');
    expect(computeGateways(order)).toEqual(['Cash on Delivery (COD)', 'manual']);
    expect(() => sandbox.actions.markPaid(order.id)).toThrow('Order cannot be marked as paid.');
  });

  test('partial COD, gift card with rest, pending bank transfer, unanswered UPI', () => {
    const statuses = [
      place({ payment: { kind: 'ppcod', upfront: 20_000 } }),
      place({ payment: { kind: 'gift_card', amount: 50_000, rest: 'cod' } }),
      place({ payment: { kind: 'bank_transfer' } }),
      place({ payment: { kind: 'pending', gateway: 'Gokwik UPI', failedFirst: true } }),
    ].map(computeFinancialStatus);
    expect(statuses).toEqual(['partially_paid', 'partially_paid', 'pending', 'pending']);
  });

  test('an authorisation is not money until it is captured; voided, the order owes again', () => {
    const order = place({ payment: { kind: 'authorised' } });
    expect(computeFinancialStatus(order)).toBe('authorized');
    sandbox.actions.capture(order.id);
    expect(computeFinancialStatus(order)).toBe('paid');
    const other = place({ payment: { kind: 'authorised' } });
    sandbox.actions.voidAuthorization(other.id);
    expect(computeFinancialStatus(other)).toBe('voided');
    expect(computeOrderTotals(other).outstanding).toBe(200_000);
  });

  test('a zero order is paid without transactions; an import without payment has no status', () => {
    const free = place({ payment: { kind: 'none' }, discounts: [{ kind: 'code', percent: 100 }] });
    expect(computeFinancialStatus(free)).toBe('paid');
    expect(computeFinancialStatus(place({ payment: { kind: 'none' } }))).toBeNull();
  });
});

describe('shipping and stock', () => {
  test('placing, shipping and cancelling move stock', () => {
    const before = stock() ?? 0;
    const order = place();
    expect(stock()).toBe(before - 2);
    const lineId = order.lines[0]?.id ?? 0;
    sandbox.actions.fulfill(order.id, { lines: [{ lineId, quantity: 1 }] });
    expect(computeFulfillmentStatus(order)).toBe('partial');
    sandbox.actions.fulfill(order.id);
    expect(computeFulfillmentStatus(order)).toBe('fulfilled');
    expect(stock()).toBe(before - 2);
    const other = place({ payment: { kind: 'cod' } });
    sandbox.actions.cancel(other.id, {});
    expect(stock()).toBe(before - 2);
    expect(computeFinancialStatus(other)).toBe('voided');
    expect(computeOrderTotals(other)).toMatchObject({ currentTotal: 0, outstanding: 0 });
  });

  test('what is out cannot be cancelled, unless forced', () => {
    const order = place();
    sandbox.actions.fulfill(order.id);
    expect(() => sandbox.actions.cancel(order.id)).toThrow('outstanding fulfillments');
    sandbox.actions.cancel(order.id, { force: true });
    expect(order.cancelledAt).not.toBeNull();
  });

  test('a cancelled fulfilment gives its units back to be shipped', () => {
    const order = place();
    sandbox.actions.fulfill(order.id);
    sandbox.actions.updateShipment({ orderId: order.id }, { cancelled: true });
    expect(computeFulfillmentStatus(order)).toBeNull();
  });
});

describe('refunds and edits', () => {
  test('money paid back and what the lines say may differ: the difference is written down', () => {
    const order = place();
    const lineId = order.lines[0]?.id ?? 0;
    const lines = [{ lineId, quantity: 1, restockType: 'return' as const }];
    const refund = sandbox.actions.refund(order.id, { lines, amount: 80_000 });
    expect(refund.discrepancy?.amount).toBe(20_000);
    expect(computeOrderTotals(order)).toMatchObject({
      total: 200_000,
      currentTotal: 100_000,
      refunded: 80_000,
      outstanding: 0,
    });
    expect(computeFinancialStatus(order)).toBe('partially_refunded');
  });

  test('a refund may have lines and no money, or money and no lines', () => {
    const order = place({ payment: { kind: 'cod' } });
    const lineId = order.lines[0]?.id ?? 0;
    const taken = sandbox.actions.refund(order.id, { lines: [{ lineId, quantity: 1 }] });
    expect(taken.transactionIds).toEqual([]);
    expect(computeOrderTotals(order).outstanding).toBe(100_000);
    const paid = place();
    sandbox.actions.refund(paid.id, { amount: 5000, note: 'Goodwill' });
    expect(computeOrderTotals(paid)).toMatchObject({ currentTotal: 200_000, outstanding: 0 });
    expect(() => sandbox.actions.refund(paid.id, { amount: 1_000_000 })).toThrow(
      'greater than net',
    );
  });

  test('an edit adds and removes; removed lines stay with quantity 0; the shop then owes', () => {
    const order = place({
      lines: [
        { variantId, quantity: 2 },
        { variantId, quantity: 1 },
      ],
    });
    const [first, second] = order.lines;
    sandbox.actions.editOrder(order.id, {
      add: [{ title: 'Alteration', price: 20_000, quantity: 1 }],
      quantities: { [first?.id ?? 0]: 3, [second?.id ?? 0]: 0 },
    });
    expect(order.lines.map((line) => [line.quantity, line.currentQuantity])).toEqual([
      [3, 3],
      [1, 0],
      [1, 1],
    ]);
    expect(order.refunds[0]?.transactionIds).toEqual([]);
    expect(computeOrderTotals(order)).toMatchObject({ currentTotal: 320_000, outstanding: 20_000 });
  });

  test('a removed shipping line stays, marked', () => {
    const order = place({
      shipping: [{ title: 'Standard', price: 4900 }],
      payment: { kind: 'cod' },
    });
    sandbox.actions.editOrder(order.id, { removeShipping: [order.shippingLines[0]?.id ?? 0] });
    expect(toRestOrder(sandbox.shop, order).shipping_lines).toMatchObject([{ is_removed: true }]);
    expect(computeOrderTotals(order).outstanding).toBe(200_000);
  });

  test('whatever happens to an order, its money adds up', () => {
    const step = fc.record({ kind: fc.nat(9), a: fc.nat(100), b: fc.nat(100) });
    const history = fc.record({
      quantities: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
      prices: fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 4, maxLength: 4 }),
      percent: fc.nat(100),
      flat: fc.nat(50_000),
      included: fc.boolean(),
      rate: fc.constantFrom(0, 0.05, 0.12, 0.0875),
      steps: fc.array(step, { maxLength: 8 }),
    });
    fc.assert(
      fc.property(history, ({ quantities, prices, percent, flat, included, rate, steps }) => {
        const order = sandbox.actions.createOrder({
          lines: quantities.map((quantity, index) => ({
            title: `Thing ${index}`,
            price: prices[index] ?? 0,
            quantity,
            taxRate: rate,
          })),
          shipping: [{ title: 'Standard', price: 4900, taxRate: rate }],
          discounts: [
            { kind: 'code', code: 'P', percent },
            { kind: 'manual', title: 'F', amount: flat },
          ],
          taxesIncluded: included,
          payment: { kind: flat % 2 === 0 ? 'cod' : 'prepaid' },
        });
        for (const { kind, a, b } of steps) attempt(order.id, kind, a, b);
        assertMoneyAddsUp(order);
        const totals = computeOrderTotals(order);
        expect(totals.received - totals.refunded).toBeGreaterThanOrEqual(0);
        expect(totals.currentSubtotal).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });

  /** One random step; what the shop refuses is not a step. */
  function attempt(orderId: number, kind: number, a: number, b: number): void {
    const order = sandbox.shop.orders.get(orderId);
    const line = order?.lines[a % (order.lines.length || 1)];
    if (!order || !line) return;
    const lines = [{ lineId: line.id, quantity: 1 + (b % 3), restockType: 'return' as const }];
    const steps = [
      () => sandbox.actions.markPaid(orderId),
      () => sandbox.actions.fulfill(orderId),
      () => sandbox.actions.fulfill(orderId, { lines: [{ lineId: line.id, quantity: 1 }] }),
      () => sandbox.actions.refund(orderId, { lines }),
      () => sandbox.actions.refund(orderId, { lines, shipping: true, amount: b }),
      () => sandbox.actions.refund(orderId, { amount: b }),
      () => sandbox.actions.editOrder(orderId, { quantities: { [line.id]: b % 6 } }),
      () => sandbox.actions.editOrder(orderId, { add: [{ title: 'More', price: a, quantity: 1 }] }),
      () => sandbox.actions.cancel(orderId),
      () =>
        sandbox.actions.editOrder(orderId, { removeShipping: [order.shippingLines[0]?.id ?? 0] }),
    ];
    const read = (): string => JSON.stringify({ ...order, rev: 0 });
    const before = read();
    try {
      steps[kind]?.();
    } catch (error) {
      if (/does not add up/.test(String(error))) throw error;
      // A refused action leaves the order as it was.
      expect(read()).toBe(before);
    }
  }
});
