import { allocateSpend } from './allocateSpend.ts';
import { computeCampaigns } from './campaignRows.ts';
import { computeEarned } from './dayOrders.ts';
import {
  addCosts,
  addLeftOut,
  addOrder,
  addParcels,
  addRefunds,
  addSpent,
  createDayRows,
} from './dayRows.ts';
import type { DayFacts, DayResult } from './dayTypes.ts';
import { computeSkus } from './skuRows.ts';

/**
 * All figures of one day from its rows, whole: a day is recomputed, never incremented (reliability 2.4). Orders and what
 * is unallocated add up to the day, campaigns and SKUs to the same total (spec 9.4). PURE.
 */
export function computeDay(facts: DayFacts): DayResult {
  const { earned, leftOut } = computeEarned(facts);
  const spent = allocateSpend(facts, earned);
  const rows = createDayRows(facts);
  for (const { row } of spent.earned) addOrder(rows, row);
  addLeftOut(rows, leftOut, facts);
  addSpent(rows, spent);
  addParcels(rows, facts);
  addCosts(rows, facts);
  addRefunds(rows, facts);
  const days = rows.finish();
  return {
    orders: spent.earned.map(({ row }) => row),
    days,
    campaigns: computeCampaigns(facts, spent, days),
    skus: computeSkus(facts, spent.earned),
  };
}
