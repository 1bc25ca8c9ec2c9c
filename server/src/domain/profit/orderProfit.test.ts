import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { computeMargin, computeOrderProfit } from './orderProfit.ts';
import {
  defaultProfitRules,
  type OrderProfit,
  type ProfitFacts,
  type ProfitOrder,
  type ProfitParcel,
} from './profitTypes.ts';

type Line = ProfitOrder['lines'][number];

function buildLine(part: Partial<Line> = {}): Line {
  return {
    skuId: 'sku_1',
    skuCode: 'CSH-WHT-S',
    shopifyProductId: '7',
    qty: 2,
    lineTotal: 100_000,
    giftCard: false,
    lineStatus: 'pending',
    unlinked: null,
    ...part,
  };
}

/** 1,000.00 of goods, 50.00 of shipping, 189.00 of tax on top; paid by card. */
function buildPaid(part: Partial<ProfitOrder> = {}): ProfitOrder {
  return {
    _id: 'con_1:1',
    currency: 'INR',
    totalAmount: 123_900,
    currentTotalAmount: 123_900,
    refundedAmount: 0,
    outstandingAmount: 0,
    taxAmount: 18_900,
    currentTaxAmount: 18_900,
    currentShippingAmount: 5_000,
    financialStatus: 'paid',
    paymentMethod: 'Prepaid',
    partlyPrepaid: false,
    paymentGatewayNames: ['razorpay'],
    cancelledAt: null,
    test: false,
    lines: [buildLine()],
    ...part,
  };
}

const buildCod = (part: Partial<ProfitOrder> = {}) =>
  buildPaid({
    paymentMethod: 'COD',
    paymentGatewayNames: ['Cash on Delivery (COD)'],
    financialStatus: 'pending',
    outstandingAmount: 123_900,
    ...part,
  });

const buildParcel = (part: Partial<ProfitParcel> = {}): ProfitParcel => ({
  status: 'delivered',
  isReturn: false,
  charges: { forward: 7_000, cod: 3_000, rto: 6_000 },
  chargesFinal: true,
  ...part,
});

const buildFacts = (part: Partial<ProfitFacts> = {}): ProfitFacts => ({
  unitCosts: new Map([['sku_1', 20_000]]),
  parcels: [],
  actualFees: null,
  marketing: 0,
  rules: defaultProfitRules,
  ...part,
});

function compute(order: ProfitOrder, facts: Partial<ProfitFacts> = {}): OrderProfit {
  const profit = computeOrderProfit(order, buildFacts(facts));
  if (!profit) throw new Error('a test order');
  return profit;
}

describe('an order that was paid', () => {
  test('brings its total less goods, assumed shipping and fee, and tax', () => {
    expect(compute(buildPaid())).toEqual({
      revenue: 123_900,
      cogs: 40_000,
      shipping: 5_000,
      fees: 2_478,
      tax: 18_900,
      marketing: 0,
      costs: 66_378,
      profit: 57_522,
      estimated: ['shipping', 'fees'],
    });
  });

  test('goods whose cost nobody said are assumed to cost 40 %', () => {
    const { cogs, estimated } = compute(buildPaid(), { unitCosts: new Map() });
    expect([cogs, estimated]).toEqual([40_000, ['cogs', 'shipping', 'fees']]);
  });

  test('what the courier and the payments platform took takes the place of what was assumed', () => {
    const actual = compute(buildPaid(), {
      parcels: [buildParcel()],
      actualFees: 2_900,
      marketing: 9_000,
    });
    expect(actual).toMatchObject({
      shipping: 10_000,
      fees: 2_900,
      marketing: 9_000,
      estimated: [],
    });
  });

  test('a charge that may still change, or is missing for one parcel, is assumed', () => {
    const provisional = buildParcel({ chargesFinal: false });
    expect(compute(buildPaid(), { parcels: [provisional] }).estimated).toContain('shipping');
    const unknown = buildParcel({ charges: { forward: null, cod: null, rto: null } });
    expect(compute(buildPaid(), { parcels: [buildParcel(), unknown] })).toMatchObject({
      shipping: 10_000,
      estimated: ['shipping', 'fees'],
    });
  });
});

describe('refunds, from where the money moved (spec 9.1b)', () => {
  test('goods that came back lower revenue, tax and goods; the fee stays', () => {
    const half = buildPaid({
      currentTotalAmount: 64_900,
      refundedAmount: 59_000,
      currentTaxAmount: 9_900,
      lines: [buildLine({ qty: 1, lineTotal: 50_000 })],
    });
    expect(compute(half)).toMatchObject({ revenue: 64_900, cogs: 20_000, tax: 9_900, fees: 2_478 });
  });

  test('goodwill without goods lowers the revenue, the goods are gone all the same', () => {
    expect(compute(buildPaid({ refundedAmount: 10_000 }))).toMatchObject({
      revenue: 113_900,
      cogs: 40_000,
    });
  });

  test('all of it given back leaves no revenue and no tax', () => {
    const back = buildPaid({ financialStatus: 'refunded', refundedAmount: 123_900 });
    expect(compute(back)).toMatchObject({ revenue: 0, tax: 0 });
  });
});

describe('what never came to a sale', () => {
  const cancelledAt = new Date('2026-03-02T00:00:00Z');

  test('cancelled and unpaid: nothing at all', () => {
    expect(compute(buildCod({ cancelledAt }))).toMatchObject({
      revenue: 0,
      costs: 0,
      profit: 0,
      estimated: [],
    });
  });

  test('cancelled, paid and not given back yet: the money is there, the goods are too', () => {
    expect(compute(buildPaid({ cancelledAt }))).toMatchObject({ revenue: 123_900, cogs: 0 });
  });

  test('a parcel that went back to origin: no revenue, the way out and back is paid', () => {
    const parcels = [buildParcel({ status: 'rto_delivered' })];
    expect(compute(buildCod(), { parcels })).toMatchObject({
      revenue: 0,
      cogs: 0,
      shipping: 13_000,
      tax: 0,
      profit: -13_000,
    });
  });

  test('one of two parcels back is no returned order', () => {
    const parcels = [buildParcel({ status: 'rto_delivered' }), buildParcel()];
    expect(compute(buildCod(), { parcels }).revenue).toBe(123_900);
  });

  test('test orders stay out', () => {
    expect(computeOrderProfit(buildPaid({ test: true }), buildFacts())).toBeNull();
  });

  test('gift cards are owed, not sold; they cost nothing to make', () => {
    const lines = [buildLine({ giftCard: true, skuId: null })];
    expect(compute(buildPaid({ lines }))).toMatchObject({ revenue: 23_900, cogs: 0 });
  });
});

test('cash that is not collected yet is expected, not there', () => {
  expect(compute(buildCod()).estimated).toContain('revenue');
  const delivered = compute(buildCod(), { parcels: [buildParcel()] });
  expect(delivered.estimated).not.toContain('revenue');
  expect(compute(buildCod()).fees).toBe(0);
});

const amount = fc.integer({ min: 0, max: 10_000_000 });
const anyOrder = fc
  .record({
    total: amount,
    refunded: amount,
    shipping: amount,
    tax: amount,
    returned: amount,
    method: fc.constantFrom('COD' as const, 'Prepaid' as const, null),
    status: fc.constantFrom('pending', 'paid', 'partially_paid', 'refunded', 'voided', null),
    cancelled: fc.boolean(),
    outstanding: amount,
    lines: fc.array(
      fc.record({ qty: fc.integer({ min: 0, max: 9 }), total: amount, gift: fc.boolean() }),
    ),
  })
  .map((seed) =>
    buildPaid({
      totalAmount: seed.total,
      currentTotalAmount: Math.max(0, seed.total - seed.returned),
      refundedAmount: Math.min(seed.refunded, seed.total),
      currentShippingAmount: seed.shipping,
      taxAmount: seed.tax,
      currentTaxAmount: seed.tax,
      outstandingAmount: Math.min(seed.outstanding, seed.total),
      paymentMethod: seed.method,
      financialStatus: seed.status,
      cancelledAt: seed.cancelled ? new Date(0) : null,
      lines: seed.lines.map(({ qty, total, gift }) =>
        buildLine({ qty, lineTotal: total, giftCard: gift, skuId: qty % 2 === 0 ? 'sku_1' : null }),
      ),
    }),
  );

describe('whatever the order', () => {
  test('costs are the sum of the parts, profit is revenue less costs, revenue is never negative', () => {
    fc.assert(
      fc.property(anyOrder, amount, (order, marketing) => {
        const profit = compute(order, { marketing });
        const { revenue, cogs, shipping, fees, tax, costs } = profit;
        expect(costs).toBe(cogs + shipping + fees + tax + marketing);
        expect(profit.profit).toBe(revenue - costs);
        expect(revenue).toBeGreaterThanOrEqual(0);
        expect(tax).toBeLessThanOrEqual(revenue);
      }),
    );
  });

  test('all money given back means no revenue', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const back = { ...order, refundedAmount: order.totalAmount };
        expect(compute(back).revenue).toBe(0);
      }),
    );
  });
});

test.each([
  [{ revenue: 10_000, profit: 2_345 }, 23.45],
  [{ revenue: 10_000, profit: -500 }, -5],
  [{ revenue: 0, profit: -500 }, null],
])('the margin of %j is %s', (profit, margin) => {
  expect(computeMargin(profit)).toBe(margin);
});
