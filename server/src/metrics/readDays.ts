import { groupBy } from '../domain/groupBy.ts';
import { toLocalDays } from '../domain/localDays.ts';
import type { DayCost, DayFacts, DayOrder } from '../domain/profit/dayTypes.ts';
import { computeCostOfDay } from '../domain/profit/spreadCosts.ts';
import { findDayOrders, findDayRefunds } from '../models/metrics/dayOrders.ts';
import {
  findAdDays,
  findBookedParcels,
  findCostsBetween,
  findParcelsOfOrders,
} from '../models/metrics/dayReads.ts';
import type { Database } from '../models/database.ts';
import type { MetricsContext } from './metricsContext.ts';
import { findUnitCosts } from './readUnitCosts.ts';

/** Everything the figures of some days are made of, read together. */
export async function readDays(
  db: Database,
  context: MetricsContext,
  dates: readonly string[],
): Promise<DayFacts[]> {
  const { workspaceId } = context;
  const first = dates.reduce((left, right) => (left < right ? left : right));
  const last = dates.reduce((left, right) => (left > right ? left : right));
  const [ads, imported, days] = await Promise.all([
    findAdDays(db, workspaceId, dates),
    findCostsBetween(db, workspaceId, { from: first, to: last }),
    Promise.all(dates.map((date) => readDay(db, context, date))),
  ]);
  const orders = days.flatMap((day) => day.orders);
  const unitCosts = await findUnitCosts(db, workspaceId, orders);
  const adsByDay = groupBy(ads, ({ date }) => date);
  return days.map(({ date, ...day }) => ({
    ...context,
    ...day,
    date,
    ads: adsByDay.get(date) ?? [],
    costs: toCosts(context, imported, date),
    unitCosts,
  }));
}

async function readDay(db: Database, { workspaceId, timezone }: MetricsContext, date: string) {
  const [day] = toLocalDays(date, date, timezone);
  if (!day) throw new TypeError(`${date} is no day`);
  const [orders, booked, refunds] = await Promise.all([
    findDayOrders(db, workspaceId, day),
    findBookedParcels(db, workspaceId, day),
    findDayRefunds(db, workspaceId, day),
  ]);
  return { date, orders, booked, refunds, parcels: await findParcels(db, workspaceId, orders) };
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
