import { allocate } from '../allocate.ts';
import { addMoney, sumMoney } from '../money.ts';
import type { Minor } from '../source.ts';
import type { Earned } from './dayOrders.ts';
import type { DayFacts, DayOrder, SkuDayRow } from './dayTypes.ts';

type Line = DayOrder['lines'][number];

/** What each SKU brought: an order's figures are shared among its lines, and none of them is lost (P5). */
export function computeSkus(facts: DayFacts, earned: readonly Earned[]): SkuDayRow[] {
  const rows = new Map<string, SkuDayRow>();
  for (const one of earned) {
    for (const share of toShares(one)) {
      const fresh = toEmpty(facts, one.order.connectionId, share.line);
      const row = rows.get(fresh._id) ?? fresh;
      rows.set(row._id, row);
      row.qty += share.qty;
      row.revenue = addMoney(row.revenue, share.revenue);
      row.cogs = addMoney(row.cogs, share.cogs);
      row.otherCosts = addMoney(row.otherCosts, share.otherCosts);
    }
  }
  return [...rows.values()].map((row) => ({
    ...row,
    profit: sumMoney([row.revenue, -row.cogs, -row.otherCosts]),
  }));
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
  return pieces.some((weight) => weight > 0) ? pieces : null;
}

function toEmpty(facts: DayFacts, connectionId: string, line: Line | null): SkuDayRow {
  const { workspaceId, date, rates } = facts;
  const key = line?.skuId ?? line?.skuCode ?? line?.unlinked ?? 'none';
  return {
    _id: `${workspaceId}:${date}:${connectionId}:${key}`,
    workspaceId,
    date,
    connectionId,
    skuId: line?.skuId ?? null,
    skuCode: line?.skuCode ?? null,
    shopifyProductId: line?.shopifyProductId ?? null,
    title: line?.title ?? 'Orders without lines',
    currency: rates.base,
    qty: 0,
    revenue: 0,
    cogs: 0,
    otherCosts: 0,
    profit: 0,
  };
}
