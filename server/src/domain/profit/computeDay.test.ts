import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { groupBy } from '../groupBy.ts';
import { sumMoney } from '../money.ts';
import { shipmentStatuses } from '../sourceShipment.ts';
import { createAttribution, type KnownCampaign } from './attribution.ts';
import { computeDay } from './computeDay.ts';
import type { DayAd, DayFacts, DayOrder, DayParcel } from './dayTypes.ts';
import { defaultProfitRules } from './profitTypes.ts';
import { createRates } from './rates.ts';
import { createUnitCosts } from './skuCosts.ts';

const campaigns: KnownCampaign[] = ['festive', 'brand'].map((name, index) => ({
  connectionId: 'con_ads',
  platform: 'someAds',
  campaignId: String(100 + index),
  name,
  channel: 'ads',
  since: '2026-01-01',
}));
const links = [{ platform: 'someAds', utmSources: ['some'], clickIds: [], campaignIds: [] }];

const amount = fc.integer({ min: 0, max: 500_000 });
const word = (values: readonly string[]) => fc.constantFrom(...values);

const line = fc.record({
  skuId: fc.option(word(['sku_1', 'sku_2'])),
  skuCode: fc.option(word(['A', 'B'])),
  shopifyProductId: fc.option(word(['7', '8'])),
  title: fc.constant('Shirt'),
  qty: fc.integer({ min: 0, max: 4 }),
  lineTotal: amount,
  giftCard: fc.boolean(),
  lineStatus: fc.constantFrom('pending', 'shipped', 'delivered', 'returned', 'cancelled'),
  unlinked: fc.constantFrom(null, 'custom', 'tip', 'deleted'),
});

const order: fc.Arbitrary<Omit<DayOrder, '_id'>> = fc.record({
  connectionId: fc.constantFrom('con_a', 'con_b'),
  orderNumber: fc.constant('#1'),
  orderedAt: fc.constant(new Date('2026-07-01T10:00:00Z')),
  utm: fc.constantFrom(
    {},
    { source: 'some', campaign: 'Festive' },
    { source: 'some', id: '101' },
    { source: 'friend' },
  ),
  currency: fc.constantFrom('INR', 'USD', 'JPY', 'XAU'),
  totalAmount: amount,
  currentTotalAmount: amount,
  refundedAmount: amount,
  outstandingAmount: amount,
  taxAmount: amount,
  currentTaxAmount: amount,
  currentShippingAmount: amount,
  financialStatus: fc.constantFrom('paid', 'pending', 'refunded', null),
  paymentMethod: fc.constantFrom('COD', 'Prepaid', null),
  partlyPrepaid: fc.boolean(),
  paymentGatewayNames: fc.constantFrom([], ['razorpay'], ['Cash on Delivery (COD)']),
  cancelledAt: fc.option(fc.constant(new Date('2026-07-02T00:00:00Z'))),
  test: fc.boolean(),
  lines: fc.array(line, { maxLength: 4 }),
});

const charge = fc.option(amount);
const parcel = fc.record({
  connectionId: fc.constant('con_courier'),
  status: fc.constantFrom(...shipmentStatuses),
  isReturn: fc.boolean(),
  charges: fc.record({ forward: charge, cod: charge, rto: charge }),
  chargesFinal: fc.boolean(),
  currency: fc.constant('INR'),
  bookedAt: fc.constant('2026-07-01T10:00:00.000Z'),
  /** Of which order it is; beyond the last: of none. */
  of: fc.integer({ min: 0, max: 8 }),
});

const ad: fc.Arbitrary<DayAd> = fc.record({
  connectionId: fc.constant('con_ads'),
  platform: fc.constant('someAds'),
  campaignId: fc.constantFrom('100', '101', '102'),
  campaignName: fc.constant('festive'),
  campaignStatus: fc.constant(null),
  channel: fc.constant('ads' as const),
  currency: fc.constantFrom('INR', 'USD', 'XAU'),
  spend: fc.option(amount),
  impressions: fc.nat(1000),
  clicks: fc.nat(100),
  reach: fc.option(fc.nat(900)),
  conversions: fc.nat(5),
  conversionValue: amount,
});

const facts: fc.Arbitrary<DayFacts> = fc
  .record({
    orders: fc.array(order, { maxLength: 6 }),
    parcels: fc.array(parcel, { maxLength: 8 }),
    ads: fc.array(ad, { maxLength: 4 }),
    costs: fc.array(
      fc.record({
        connectionId: fc.constant(null),
        channel: fc.constant(null),
        amount,
        currency: fc.constantFrom('INR', 'USD'),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ orders, parcels, ads, costs }) => {
    const ordered = orders.map((one, index) => ({ ...one, _id: `con:${index}` }));
    const booked = parcels.map(({ of, ...one }, index): DayParcel => {
      return { ...one, _id: `par:${index}`, orderId: ordered[of]?._id ?? null };
    });
    return {
      workspaceId: 'ws',
      date: '2026-07-01',
      orders: ordered,
      parcels: groupBy(booked, ({ orderId }) => orderId ?? ''),
      booked,
      ads,
      costs,
      refunds: [],
      unitCosts: createUnitCosts(
        new Map([['sku_1', [{ cost: 4100, currency: 'INR', from: null, source: 'platform' }]]]),
        new Map(),
      ),
      rates: createRates('INR', [
        { currency: 'USD', date: '2026-01-01', rate: '83.2512' },
        { currency: 'JPY', date: '2026-01-01', rate: '0.5612' },
      ]),
      rules: defaultProfitRules,
      findOrigin: createAttribution({ known: campaigns, links }),
    };
  });

const sumOf = <T>(rows: readonly T[], figure: (row: T) => number) => sumMoney(rows.map(figure));

test('orders and what is unallocated are the day; campaigns and SKUs are the same total (spec 9.4, P5)', () => {
  fc.assert(
    fc.property(facts, (day) => {
      const { orders, days, campaigns: rows, skus } = computeDay(day);
      const orderProfit = sumOf(orders, ({ profit }) => profit);
      const unallocated = sumOf(days, (row) =>
        sumMoney([row.unallocatedShipping, row.unallocatedSpend, row.otherCosts]),
      );
      const total = sumOf(days, ({ profit }) => profit);
      expect(total).toBe(orderProfit - unallocated);
      expect(sumOf(rows, ({ profit }) => profit)).toBe(total);
      expect(sumOf(skus, ({ profit }) => profit)).toBe(orderProfit);
      expect(sumOf(rows, ({ spend }) => spend)).toBe(
        sumOf(days, ({ marketing, unallocatedSpend }) => marketing + unallocatedSpend),
      );
      expect(sumOf(days, ({ spend }) => spend)).toBe(sumOf(rows, ({ spend }) => spend));
      expect(sumOf(orders, ({ marketing }) => marketing)).toBe(
        sumOf(rows, ({ allocated }) => allocated),
      );
      expect(sumOf(days, (row) => row.orders)).toBe(orders.length);
    }),
    { numRuns: 500 },
  );
});

test('a day computed in parts is the day computed whole, as far as campaigns are apart', () => {
  fc.assert(
    fc.property(facts, (day) => {
      const whole = computeDay({ ...day, ads: [], booked: [], costs: [] });
      const parts = day.orders.map((one) =>
        computeDay({ ...day, orders: [one], ads: [], booked: [], costs: [] }),
      );
      const profitOf = (results: (typeof whole)[]) =>
        sumOf(
          results.flatMap(({ days }) => days),
          ({ profit }) => profit,
        );
      expect(profitOf(parts)).toBe(profitOf([whole]));
    }),
  );
});

const empty: DayFacts = {
  workspaceId: 'ws',
  date: '2026-07-01',
  orders: [],
  parcels: new Map(),
  booked: [],
  ads: [],
  costs: [],
  refunds: [],
  unitCosts: createUnitCosts(new Map(), new Map()),
  rates: createRates('INR', []),
  rules: defaultProfitRules,
  findOrigin: createAttribution({ known: campaigns, links }),
};

describe('what is told beside the sums', () => {
  const plainAd: DayAd = {
    connectionId: 'con_ads',
    platform: 'someAds',
    campaignId: '100',
    campaignName: 'festive',
    campaignStatus: 'active',
    channel: 'ads',
    currency: 'INR',
    spend: 1000,
    impressions: 10,
    clicks: 1,
    reach: 8,
    conversions: 0.5,
    conversionValue: 2000,
  };

  test('spend of a campaign without orders is the day’s own', () => {
    const { days, campaigns: rows } = computeDay({ ...empty, ads: [plainAd] });
    expect(days).toMatchObject([{ spend: 1000, unallocatedSpend: 1000, profit: -1000 }]);
    expect(rows).toMatchObject([{ spend: 1000, allocated: 0, profit: -1000, conversions: 0.5 }]);
  });

  test('an amount in a currency without a rate is left out and named', () => {
    const { days } = computeDay({ ...empty, ads: [{ ...plainAd, currency: 'USD' }] });
    expect(days).toMatchObject([{ spend: 0, missingRates: ['USD'], unconverted: 1, profit: 0 }]);
  });

  test('a parcel of no order costs the day, a cancelled one nothing', () => {
    const lost: DayParcel = {
      _id: 'par:1',
      connectionId: 'con_courier',
      orderId: null,
      status: 'delivered',
      isReturn: false,
      charges: { forward: 70, cod: 30, rto: 60 },
      chargesFinal: true,
      currency: 'INR',
      bookedAt: '2026-07-01T10:00:00.000Z',
    };
    const cancelled: DayParcel = { ...lost, _id: 'par:2', status: 'cancelled' };
    const { days } = computeDay({ ...empty, booked: [lost, cancelled] });
    expect(days).toMatchObject([
      {
        unallocatedShipping: 100,
        unmatchedParcels: 1,
        shipments: { delivered: 1, cancelled: 1 },
        profit: -100,
      },
    ]);
  });
});
