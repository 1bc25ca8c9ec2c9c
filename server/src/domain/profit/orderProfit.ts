import { sumMoney } from '../money.ts';
import { computeCogs, computeFees, computeShipping, type Part } from './orderCosts.ts';
import type { OrderProfit, ProfitFacts, ProfitOrder, ProfitPart } from './profitTypes.ts';
import { computeRevenue, computeTax, findFate } from './revenue.ts';

/**
 * What an order earned, in its own currency (spec 9.1): revenue less goods, shipping, fees, tax and marketing.
 * null for a test order: it stays out of every figure (spec 9.1b).
 */
export function computeOrderProfit(order: ProfitOrder, facts: ProfitFacts): OrderProfit | null {
  if (order.test) return null;
  const fate = findFate(order, facts.parcels);
  const revenue = computeRevenue(order, fate);
  const cogs = computeCogs(order, fate, facts);
  const shipping = computeShipping(order, fate, facts);
  const fees = computeFees(order, fate, facts);
  const tax = computeTax(order, fate, revenue);
  const { marketing } = facts;
  const costs = sumMoney([cogs.amount, shipping.amount, fees.amount, tax, marketing]);
  const parts: [ProfitPart, boolean][] = [
    ['revenue', fate === 'live' && isOpen(order, facts)],
    ...toMarks({ cogs, shipping, fees }),
  ];
  return {
    revenue,
    cogs: cogs.amount,
    shipping: shipping.amount,
    fees: fees.amount,
    tax,
    marketing,
    costs,
    profit: sumMoney([revenue, -costs]),
    estimated: parts.flatMap(([part, estimated]) => (estimated ? [part] : [])),
  };
}

/** Cash that nobody has collected yet may never come. */
function isOpen(order: ProfitOrder, { parcels }: ProfitFacts): boolean {
  if (order.paymentMethod !== 'COD' || order.outstandingAmount === 0) return false;
  return !parcels.some(({ status, isReturn }) => status === 'delivered' && !isReturn);
}

function toMarks(parts: { cogs: Part; shipping: Part; fees: Part }): [ProfitPart, boolean][] {
  return [
    ['cogs', parts.cogs.estimated],
    ['shipping', parts.shipping.estimated],
    ['fees', parts.fees.estimated],
  ];
}

/** Profit as a share of the revenue, percent with two decimals; null without revenue. */
export function computeMargin({
  revenue,
  profit,
}: Pick<OrderProfit, 'revenue' | 'profit'>): number | null {
  return revenue === 0 ? null : Math.round((profit / revenue) * 10_000) / 100;
}
