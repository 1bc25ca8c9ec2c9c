import { addMoney, sumMoney } from '../money.ts';
import { computeCharge } from '../shipping/charge.ts';
import type { Minor } from '../source.ts';
import type { Spent } from './allocateSpend.ts';
import type { LeftOut } from './dayOrders.ts';
import {
  type DayAmount,
  type DayCount,
  dayAmounts,
  dayCounts,
  type DayFacts,
  type DayRow,
  type EstimatedPart,
  type OrderProfitRow,
} from './dayTypes.ts';

/** Costs that a person wrote belong to no connection. */
export const manualConnection = 'manual';

/** Rows under construction, by connection and channel. */
export interface DayRows {
  row(connectionId: string, channel: string): DayRow;
  /** Profit last: it is what the other figures leave. */
  finish(): DayRow[];
}

export function createDayRows({ workspaceId, date, rates }: DayFacts): DayRows {
  const rows = new Map<string, DayRow>();
  const zeros = Object.fromEntries([...dayAmounts, ...dayCounts].map((name) => [name, 0]));
  return {
    row(connectionId, channel) {
      const _id = `${workspaceId}:${date}:${connectionId}:${channel}`;
      const row = rows.get(_id) ?? {
        ...(zeros as Record<DayAmount | DayCount, number>),
        _id,
        workspaceId,
        date,
        connectionId,
        channel,
        currency: rates.base,
        shipments: {},
        missingRates: [],
      };
      rows.set(_id, row);
      return row;
    },
    finish: () => [...rows.values()].map((row) => ({ ...row, profit: computeDayProfit(row) })),
  };
}

const costs = [
  'cogs',
  'shipping',
  'fees',
  'tax',
  'marketing',
  'unallocatedShipping',
  'unallocatedSpend',
  'otherCosts',
] as const;

/** Revenue less every cost, allocated or not. */
export function computeDayProfit(row: Record<(typeof costs)[number] | 'revenue', Minor>): Minor {
  return sumMoney([row.revenue, ...costs.map((cost) => -row[cost])]);
}

function add(row: DayRow, amounts: Partial<Record<DayAmount, Minor>>): void {
  for (const [name, amount] of Object.entries(amounts) as [DayAmount, Minor][]) {
    row[name] = addMoney(row[name], amount);
  }
}

export function addOrder(rows: DayRows, order: OrderProfitRow): void {
  const row = rows.row(order.connectionId, order.channel);
  const { revenue, cogs, shipping, fees, tax, marketing, refunded: refunds } = order;
  const estimated = (part: EstimatedPart) => (order.estimated.includes(part) ? order[part] : 0);
  add(row, { revenue, cogs, shipping, fees, tax, marketing, refunds });
  add(row, {
    estimatedRevenue: estimated('revenue'),
    estimatedCogs: estimated('cogs'),
    estimatedShipping: estimated('shipping'),
    estimatedFees: estimated('fees'),
  });
  row.orders += 1;
  row.cancelledOrders += order.fate === 'cancelled' ? 1 : 0;
  row.returnedOrders += order.fate === 'returned' ? 1 : 0;
  row.estimatedOrders += order.estimated.length > 0 ? 1 : 0;
  if (order.paymentMethod !== null) addPayment(row, order, payments[order.paymentMethod]);
}

const payments = { COD: 'cod', Prepaid: 'prepaid' } as const;

function addPayment(
  row: DayRow,
  { fate, revenue, profit }: OrderProfitRow,
  name: 'cod' | 'prepaid',
): void {
  add(row, { [`${name}Revenue`]: revenue, [`${name}Profit`]: profit });
  row[`${name}Orders`] += 1;
  row[`${name}Cancelled`] += fate === 'cancelled' ? 1 : 0;
  row[`${name}Returned`] += fate === 'returned' ? 1 : 0;
}

export function addSpent(rows: DayRows, { campaigns, leftOut }: Spent): void {
  for (const { ad, spend, allocated } of campaigns) {
    const row = rows.row(ad.connectionId, ad.platform);
    add(row, { spend, unallocatedSpend: spend - allocated });
    row.reach += ad.reach ?? 0;
    row.impressions += ad.impressions;
    row.clicks += ad.clicks;
  }
  for (const ad of leftOut) noteMissing(rows.row(ad.connectionId, ad.platform), ad.currency);
}

/** Every parcel booked that day is counted; what one of no order costs is a cost of the day (spec 9.5). */
export function addParcels(rows: DayRows, { booked, rates, date }: DayFacts): void {
  for (const parcel of booked) {
    const row = rows.row(parcel.connectionId, 'shipping');
    row.shipments[parcel.status] = (row.shipments[parcel.status] ?? 0) + 1;
    if (parcel.orderId !== null || parcel.status === 'cancelled') continue;
    row.unmatchedParcels += 1;
    const charge = rates.convert(computeCharge(parcel), parcel.currency, rates.base, date);
    if (charge === null) noteMissing(row, parcel.currency);
    else add(row, { unallocatedShipping: charge });
  }
}

export function addCosts(rows: DayRows, { costs: spread, rates, date }: DayFacts): void {
  for (const { connectionId, channel, amount, currency } of spread) {
    const row = rows.row(connectionId ?? manualConnection, channel ?? 'costs');
    const converted = rates.convert(amount, currency, rates.base, date);
    if (converted === null) noteMissing(row, currency);
    else add(row, { otherCosts: converted });
  }
}

export function addRefunds(rows: DayRows, { refunds, rates, date, findOrigin }: DayFacts): void {
  for (const { connectionId, amount, currency, ...link } of refunds) {
    const row = rows.row(connectionId, findOrigin(link, date).channel);
    const converted = rates.convert(amount, currency, rates.base, date);
    if (converted === null) noteMissing(row, currency);
    else add(row, { refundsMade: converted });
  }
}

export function addLeftOut(rows: DayRows, leftOut: readonly LeftOut[], facts: DayFacts): void {
  for (const { order, currency } of leftOut) {
    noteMissing(
      rows.row(order.connectionId, facts.findOrigin(order, facts.date).channel),
      currency,
    );
  }
}

function noteMissing(row: DayRow, currency: string): void {
  row.unconverted += 1;
  if (!row.missingRates.includes(currency)) row.missingRates = [...row.missingRates, currency];
}
