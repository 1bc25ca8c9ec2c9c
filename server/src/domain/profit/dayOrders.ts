import { sumMoney } from '../money.ts';
import type { Minor } from '../source.ts';
import { toCampaignKey } from './attribution.ts';
import type { DayFacts, DayOrder, DayParcel, OrderProfitRow } from './dayTypes.ts';
import { computeLineCogs, toCostKey } from './orderCosts.ts';
import { computeOrderProfit } from './orderProfit.ts';
import {
  type OrderProfit,
  type ProfitFacts,
  type ProfitParcel,
  profitParts,
} from './profitTypes.ts';
import { findFate } from './revenue.ts';

/** An order's profit before marketing, and what its lines' goods cost; both in the reporting currency. */
export interface Earned {
  order: DayOrder;
  row: OrderProfitRow;
  lineCogs: Minor[];
}

/** An order that cannot be counted: no rate of its currency, or of a cost of it, is known. */
export interface LeftOut {
  order: DayOrder;
  currency: string;
}

/** What the orders of a day earned. Test orders are in neither list (spec 9.1b). */
export function computeEarned(facts: DayFacts): { earned: Earned[]; leftOut: LeftOut[] } {
  const earned: Earned[] = [];
  const leftOut: LeftOut[] = [];
  for (const order of facts.orders) {
    const result = computeOne(facts, order);
    if (result === null) continue;
    if ('row' in result) earned.push(result);
    else leftOut.push(result);
  }
  return { earned, leftOut };
}

class MissingRate extends Error {
  readonly currency: string;
  constructor(currency: string) {
    super(`No rate of ${currency}`);
    this.currency = currency;
  }
}

function computeOne(facts: DayFacts, order: DayOrder): Earned | LeftOut | null {
  try {
    return computeConverted(facts, order);
  } catch (error) {
    if (error instanceof MissingRate) return { order, currency: error.currency };
    throw error;
  }
}

/** @throws MissingRate */
function computeConverted(facts: DayFacts, order: DayOrder): Earned | null {
  const own = toProfitFacts(facts, order);
  const profit = computeOrderProfit(order, own);
  if (profit === null) return null;
  const fate = findFate(order, own.parcels);
  const toBase = createConverter(facts, order.currency, facts.rates.base);
  const lineCogs = computeLineCogs(order, fate, own).map(({ amount }) => toBase(amount));
  const { channel, campaign } = facts.findOrigin(order, facts.date);
  const row: OrderProfitRow = {
    _id: order._id,
    workspaceId: facts.workspaceId,
    connectionId: order.connectionId,
    orderNumber: order.orderNumber,
    date: facts.date,
    orderedAt: order.orderedAt,
    channel,
    campaignKey: campaign && toCampaignKey(campaign),
    paymentMethod: order.paymentMethod,
    fate,
    currency: facts.rates.base,
    orderCurrency: order.currency,
    refunded: toBase(order.refundedAmount),
    productIds: [...new Set(order.lines.flatMap((line) => line.shopifyProductId ?? []))],
    ...toBaseProfit(profit, sumMoney(lineCogs), toBase),
  };
  return { order, row, lineCogs };
}

/** Each part is converted for itself; the sums are made of the converted parts, so that they stay sums. */
function toBaseProfit(
  profit: OrderProfit,
  cogs: Minor,
  toBase: (amount: Minor) => Minor,
): OrderProfit {
  const parts = Object.fromEntries(
    profitParts.map((part) => [part, part === 'cogs' ? cogs : toBase(profit[part])]),
  ) as Record<(typeof profitParts)[number], Minor>;
  return withMarketing({ ...parts, estimated: profit.estimated }, parts.marketing);
}

/** The same order with its share of the campaigns' spend: costs and profit follow. */
export function withMarketing<T extends Omit<OrderProfit, 'costs' | 'profit'>>(
  row: T,
  marketing: Minor,
): T & OrderProfit {
  const { revenue, cogs, shipping, fees, tax } = row;
  const costs = sumMoney([cogs, shipping, fees, tax, marketing]);
  return { ...row, marketing, costs, profit: sumMoney([revenue, -costs]) };
}

function toProfitFacts(facts: DayFacts, order: DayOrder): ProfitFacts {
  const parcels = facts.parcels.get(order._id) ?? [];
  return {
    unitCosts: findUnitCosts(facts, order),
    parcels: parcels.map((parcel) => toOwnParcel(facts, parcel, order.currency)),
    actualFees: null,
    marketing: 0,
    rules: facts.rules,
  };
}

function findUnitCosts(facts: DayFacts, order: DayOrder): Map<string, Minor> {
  const costs = new Map<string, Minor>();
  for (const line of order.lines) {
    const key = toCostKey(line);
    const unit = key === null ? null : facts.unitCosts.find(line, facts.date);
    if (key === null || !unit) continue;
    costs.set(key, createConverter(facts, unit.currency, order.currency)(unit.cost));
  }
  return costs;
}

function toOwnParcel(facts: DayFacts, parcel: DayParcel, currency: string): ProfitParcel {
  const convert = createConverter(facts, parcel.currency, currency);
  const { forward, cod, rto } = parcel.charges;
  const optional = (amount: Minor | null) => (amount === null ? null : convert(amount));
  return {
    status: parcel.status,
    isReturn: parcel.isReturn,
    charges: { forward: optional(forward), cod: optional(cod), rto: optional(rto) },
    chargesFinal: parcel.chargesFinal,
  };
}

/** @throws MissingRate when used without a rate of the day or an earlier one. */
function createConverter({ rates, date }: DayFacts, from: string, to: string) {
  return (amount: Minor): Minor => {
    const converted = rates.convert(amount, from, to, date);
    if (converted !== null) return converted;
    throw new MissingRate(from === rates.base ? to : from);
  };
}
