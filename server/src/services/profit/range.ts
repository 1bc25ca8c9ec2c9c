import { daysBefore, toLocalDate } from '../../domain/localDays.ts';
import { findWorkspacePlace } from '../../models/access/workspacePlace.ts';
import type { Database } from '../../models/database.ts';
import type { DayRange } from '../../models/metrics/metricQueries.ts';

const defaultDays = 30;

export interface ZonedRange extends DayRange {
  timezone: string;
}

/** The days somebody asked for, in the workspace's zone; an end that is left out is today, a start 30 days before it. */
export async function findRange(
  { db, now }: { db: Database; now(): Date },
  workspaceId: string,
  asked: { from?: string | undefined; to?: string | undefined },
): Promise<ZonedRange> {
  const { timezone } = await findWorkspacePlace(db, workspaceId);
  const to = asked.to ?? toLocalDate(now(), timezone);
  const from = asked.from ?? daysBefore(to, defaultDays - 1);
  return { from, to: to < from ? from : to, timezone };
}
