import { allocate } from '../allocate.ts';
import { groupBy } from '../groupBy.ts';
import { addMoney, sumMoney } from '../money.ts';
import type { Minor } from '../source.ts';
import type { Earned } from './dayOrders.ts';
import type { DayFacts, DayOrder, SkuDayRow, SkuShare } from './dayTypes.ts';

type Line = DayOrder['lines'][number];

/** What each SKU brought: an order's figures are shared among its lines, and none of them is lost (P5). */
export function computeSkus(facts: DayFacts, earned: readonly Earned[]): SkuDayRow[] {
  const { workspaceId, date, rates } = facts;
  const stores = groupBy(earned, ({ order }) => order.connectionId);
  return [...stores].map(([connectionId, orders]) => {
    const skus = addShares(orders);
    const profit = sumMoney(skus.map((sku) => sku.profit));
    const _id = `${workspaceId}:${date}:${connectionId}`;
    return { _id, workspaceId, date, connectionId, currency: rates.base, skus, profit };
  });
}

function addShares(orders: readonly Earned[]): SkuShare[] {
  const skus = new Map<string, SkuShare>();
  for (const share of orders.flatMap(toShares)) {
    const key = share.line?.skuId ?? share.line?.skuCode ?? share.line?.unlinked ?? 'none';
    const sku = skus.get(key) ?? toEmpty(share.line);
    skus.set(key, sku);
    sku.qty += share.qty;
    sku.revenue = addMoney(sku.revenue, share.revenue);
    sku.cogs = addMoney(sku.cogs, share.cogs);
    sku.otherCosts = addMoney(sku.otherCosts, share.otherCosts);
  }
  const profitOf = (sku: SkuShare) => sumMoney([sku.revenue, -sku.cogs, -sku.otherCosts]);
  return [...skus.values()].map((sku) => ({ ...sku, profit: profitOf(sku) }));
}

interface Share {
  line: Line | null;
  qty: number;
  revenue: Minor;
  cogs: Minor;
  otherCosts: Minor;
}

/** By what the lines cost the customer, else by pieces; an order without either keeps its figures for itself. */
function toShares({ order, row, lineCogs }: Earned): Share[] {
  const otherCosts = sumMoney([row.shipping, row.fees, row.tax, row.marketing]);
  const weights = findWeights(order.lines);
  if (!weights) {
    const { revenue, cogs } = row;
    return [{ line: null, qty: 0, revenue, cogs, otherCosts }];
  }
  const revenues = allocate(row.revenue, weights);
  const others = allocate(otherCosts, weights);
  return order.lines.map((line, index) => ({
    line,
    qty: row.fate === 'live' ? line.qty : 0,
    revenue: revenues[index] ?? 0,
    cogs: lineCogs[index] ?? 0,
    otherCosts: others[index] ?? 0,
  }));
}

function findWeights(lines: readonly Line[]): number[] | null {
  const sold = lines.map(({ giftCard, lineTotal }) => (giftCard ? 0 : Math.max(0, lineTotal)));
  if (sold.some((weight) => weight > 0)) return sold;
  const pieces = lines.map(({ qty }) => Math.max(0, qty));
  if (pieces.some((weight) => weight > 0)) return pieces;
  // All of it came back: what it cost is still the lines' own.
  return lines.length > 0 ? lines.map(() => 1) : null;
}

function toEmpty(line: Line | null): SkuShare {
  return {
    skuId: line?.skuId ?? null,
    skuCode: line?.skuCode ?? null,
    shopifyProductId: line?.shopifyProductId ?? null,
    title: line?.title ?? 'Orders without lines',
    qty: 0,
    revenue: 0,
    cogs: 0,
    otherCosts: 0,
    profit: 0,
  };
}
