import { sumMoney } from '../money.ts';
import type { Minor } from '../source.ts';
import { computeDayProfit } from './dayRows.ts';
import { type DayFigures, type DayRow, dayAmounts, dayCounts } from './dayTypes.ts';

/** Figures of some rows together. */
export interface Total extends DayFigures {
  shipments: Record<string, number>;
  missingRates: string[];
}

/** Where a refund counts: with its order (the default), or on the day it was made (spec 9.1b). */
export type RefundsBy = 'orderDate' | 'refundDate';

/** Rows added up, amount by amount. An empty list is nothing at all. */
export function sumDays(rows: readonly DayRow[], refundsBy: RefundsBy = 'orderDate'): Total {
  const amounts = dayAmounts.map((name) => [name, sumMoney(rows.map((row) => row[name]))]);
  const counts = dayCounts.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]);
  const shipments: Record<string, number> = {};
  for (const row of rows) {
    for (const [status, count] of Object.entries(row.shipments)) {
      shipments[status] = (shipments[status] ?? 0) + count;
    }
  }
  const figures = Object.fromEntries([...amounts, ...counts]) as DayFigures;
  const missingRates = [...new Set(rows.flatMap((row) => row.missingRates))].sort();
  const total = { ...figures, shipments, missingRates };
  return refundsBy === 'refundDate' ? byRefundDate(total) : total;
}

/** What was given back for the days' orders is put back, what was given back on the days is taken off. */
function byRefundDate(total: Total): Total {
  const { refunds, refundsMade } = total;
  const revenue = sumMoney([total.revenue, refunds, -refundsMade]);
  const moved = { ...total, revenue, refunds: refundsMade };
  return { ...moved, profit: computeDayProfit(moved) };
}

/**
 * All spend on advertising. Of an ad account by itself, whose orders are elsewhere, everything it spent; of stores and of
 * the whole, what orders bear and what none bears.
 */
export function computeAdSpend(total: Total): Minor {
  if (isAdAccount(total)) return total.spend;
  return sumMoney([total.marketing, total.unallocatedSpend]);
}

/** What is left of the revenue; an ad account by itself brings nothing and costs its spend. */
export function computeTotalProfit(total: Total): Minor {
  return isAdAccount(total)
    ? sumMoney([total.profit, total.unallocatedSpend, -total.spend])
    : total.profit;
}

function isAdAccount({ orders, marketing, spend }: Total): boolean {
  return orders === 0 && marketing === 0 && spend !== 0;
}

/** Parts of a hundred with two decimals; null where there is nothing to compare with. */
export function computePercent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 100;
}

/** With two decimals; null where there is nothing to divide by. */
export function computeRatio(amount: number, by: number): number | null {
  return by === 0 ? null : Math.round((amount / by) * 100) / 100;
}
