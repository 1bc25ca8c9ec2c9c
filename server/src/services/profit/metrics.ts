import { groupBy } from '../../domain/groupBy.ts';
import { daysBefore, listDates } from '../../domain/localDays.ts';
import { type RefundsBy, sumDays, type Total } from '../../domain/profit/sumDays.ts';
import type { Database } from '../../models/database.ts';
import { countDirtyDays } from '../../models/metrics/dirtyDays.ts';
import { type DayRange, findDayRows } from '../../models/metrics/metricQueries.ts';
import { findComputedAt } from '../../models/metrics/metricLeases.ts';
import { findReportingCurrency } from './settings.ts';
import { findRange } from './range.ts';

export interface MetricsDeps {
  db: Database;
  now(): Date;
}

export interface MetricsQuery {
  from?: string | undefined;
  to?: string | undefined;
  connectionId?: string | undefined;
  channel?: string | undefined;
  refundsBy: RefundsBy;
}

/** Figures with the currency they are in. */
export interface Figures {
  currency: string;
  total: Total;
}

/** Every day of a stretch, also those on which nothing happened (spec 9.3). */
export async function findDaily(
  deps: MetricsDeps,
  workspaceId: string,
  query: MetricsQuery,
): Promise<(Figures & { date: string })[]> {
  const range = await findRange(deps, workspaceId, query);
  const [currency, rows] = await Promise.all([
    findReportingCurrency(deps.db, workspaceId),
    findDayRows(deps.db, workspaceId, range, query),
  ]);
  const days = groupBy(rows, ({ date }) => date);
  return listAll(range).map((date) => ({
    date,
    currency,
    total: sumDays(days.get(date) ?? [], query.refundsBy),
  }));
}

const endOfTime = new Date('9000-01-01T00:00:00Z');
const listAll = ({ from, to }: DayRange) => listDates(from, to, endOfTime);

export interface Summary extends DayRange {
  timezone: string;
  total: Figures;
  previous: Figures;
  byChannel: (Figures & { channel: string })[];
  byConnection: (Figures & { connectionId: string })[];
  pendingDays: number;
  computedAt: Date | null;
}

/** A stretch of days against as many before it, and who contributed what. */
export async function findSummary(
  deps: MetricsDeps,
  workspaceId: string,
  query: MetricsQuery,
): Promise<Summary> {
  const { db } = deps;
  const range = await findRange(deps, workspaceId, query);
  const [currency, rows, before, pendingDays, computedAt] = await Promise.all([
    findReportingCurrency(db, workspaceId),
    findDayRows(db, workspaceId, range, query),
    findDayRows(db, workspaceId, toPrevious(range), query),
    countDirtyDays(db, workspaceId),
    findComputedAt(db, workspaceId),
  ]);
  const sum = (some: typeof rows): Figures => ({ currency, total: sumDays(some, query.refundsBy) });
  return {
    ...range,
    total: sum(rows),
    previous: sum(before),
    byChannel: [...groupBy(rows, ({ channel }) => channel)].map(([channel, some]) => ({
      channel,
      ...sum(some),
    })),
    byConnection: [...groupBy(rows, (row) => row.connectionId)].map(([connectionId, some]) => ({
      connectionId,
      ...sum(some),
    })),
    pendingDays,
    computedAt,
  };
}

function toPrevious(range: DayRange): DayRange {
  const days = listAll(range).length;
  return { from: daysBefore(range.from, days), to: daysBefore(range.from, 1) };
}
