import { groupBy } from '../domain/groupBy.ts';
import { type DaySpan, groupByDay, toLocalDays, toSpans } from '../domain/localDays.ts';
import type { DayCost, DayFacts, DayOrder } from '../domain/profit/dayTypes.ts';
import { computeCostOfDay } from '../domain/profit/spreadCosts.ts';
import { findSpanOrders, findSpanRefunds } from '../models/metrics/dayOrders.ts';
import {
  findAdDays,
  findBookedParcels,
  findCostsBetween,
  findParcelsOfOrders,
} from '../models/metrics/dayReads.ts';
import type { Database } from '../models/database.ts';
import type { MetricsContext } from './metricsContext.ts';
import { findUnitCosts } from './readUnitCosts.ts';

/** Everything the figures of some days are made of, read together: a look-up for all of them, not one for each. */
export async function readDays(
  db: Database,
  context: MetricsContext,
  dates: readonly string[],
): Promise<DayFacts[]> {
  const { workspaceId, timezone } = context;
  const days = dates.flatMap((date) => toLocalDays(date, date, timezone));
  const spans = toSpans(days);
  const inSpans = async <T>(find: (span: DaySpan) => Promise<T[]>) =>
    (await Promise.all(spans.map(find))).flat();
  const [orders, booked, refunds, ads, imported] = await Promise.all([
    inSpans((span) => findSpanOrders(db, workspaceId, span)),
    inSpans((span) => findBookedParcels(db, workspaceId, span)),
    inSpans((span) => findSpanRefunds(db, workspaceId, span)),
    findAdDays(db, workspaceId, dates),
    findCostsBetween(db, workspaceId, toEnds(dates)),
  ]);
  const [unitCosts, parcels] = await Promise.all([
    findUnitCosts(db, workspaceId, orders),
    findParcels(db, workspaceId, orders),
  ]);
  const byDay = {
    orders: groupByDay(days, orders, ({ orderedAt }) => orderedAt),
    booked: groupByDay(days, booked, ({ bookedAt }) => new Date(bookedAt ?? 0)),
    refunds: groupByDay(days, refunds, ({ refundedAt }) => refundedAt),
    ads: groupBy(ads, ({ date }) => date),
  };
  return dates.map((date) => ({
    ...context,
    date,
    orders: byDay.orders.get(date) ?? [],
    booked: byDay.booked.get(date) ?? [],
    refunds: byDay.refunds.get(date) ?? [],
    ads: byDay.ads.get(date) ?? [],
    costs: toCosts(context, imported, date),
    parcels,
    unitCosts,
  }));
}

function toEnds(dates: readonly string[]): { from: string; to: string } {
  const sorted = dates.toSorted();
  return { from: sorted[0] ?? '', to: sorted.at(-1) ?? '' };
}

async function findParcels(db: Database, workspaceId: string, orders: readonly DayOrder[]) {
  const ids = orders.map(({ _id }) => _id);
  const parcels = await findParcelsOfOrders(db, workspaceId, ids);
  return groupBy(parcels, ({ orderId }) => orderId ?? '');
}

type ImportedCosts = Awaited<ReturnType<typeof findCostsBetween>>;

/** What of each cost falls on the day. */
function toCosts(context: MetricsContext, imported: ImportedCosts, date: string): DayCost[] {
  const spread = [
    ...imported.map((cost) => ({ ...cost, every: 'once' as const })),
    ...context.manualCosts.map((cost) => ({ ...cost, connectionId: null })),
  ];
  return spread.flatMap((cost): DayCost[] => {
    const amount = computeCostOfDay(cost, date);
    if (amount === 0) return [];
    const { connectionId, channel, currency } = cost;
    return [{ connectionId, channel, amount, currency }];
  });
}
