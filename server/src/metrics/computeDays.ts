import { computeDay } from '../domain/profit/computeDay.ts';
import type { DayResult } from '../domain/profit/dayTypes.ts';
import {
  campaignDays,
  dayMetrics,
  orderProfits,
  type ResultTarget,
  saveResults,
  skuDays,
} from '../models/metrics/resultRows.ts';
import type { Database } from '../models/database.ts';
import type { MetricsContext } from './metricsContext.ts';
import { readDays } from './readDays.ts';

/** Computes some days from their rows and writes what differs. How many rows changed. */
export async function computeDays(
  db: Database,
  context: MetricsContext,
  { dates, epoch }: Pick<ResultTarget, 'dates' | 'epoch'>,
): Promise<number> {
  if (dates.length === 0) return 0;
  const results = (await readDays(db, context, dates)).map(computeDay);
  const target = { workspaceId: context.workspaceId, dates, epoch };
  const all = <T>(rowsOf: (result: DayResult) => T[]) => results.flatMap(rowsOf);
  const changed = await Promise.all([
    saveResults(
      db,
      orderProfits,
      target,
      all(({ orders }) => orders),
    ),
    saveResults(
      db,
      dayMetrics,
      target,
      all(({ days }) => days),
    ),
    saveResults(
      db,
      campaignDays,
      target,
      all(({ campaigns }) => campaigns),
    ),
    saveResults(
      db,
      skuDays,
      target,
      all(({ skus }) => skus),
    ),
  ]);
  return changed.reduce((sum, count) => sum + count, 0);
}
