import { listDates, toLocalDate } from '../../domain/localDays.ts';
import { findWorkspacePlace } from '../../models/access/workspacePlace.ts';
import type { Database } from '../../models/database.ts';
import { findFirstDay } from '../../models/metrics/firstDay.ts';
import { countDirtyDays, markDirtyDays } from '../../models/metrics/dirtyDays.ts';

interface Deps {
  db: Database;
  now(): Date;
}

/**
 * Has the days from one to another computed again, as far as there is anything to compute and no further than today.
 * @returns how many days wait now.
 */
export async function markDays(
  { db, now }: Deps,
  workspaceId: string,
  asked: { from?: string | undefined; to?: string | null | undefined } = {},
): Promise<number> {
  const { timezone } = await findWorkspacePlace(db, workspaceId);
  const today = toLocalDate(now(), timezone);
  const first = await findFirstDay(db, workspaceId, timezone);
  const from = asked.from === undefined || (first && asked.from < first) ? first : asked.from;
  const to = asked.to && asked.to < today ? asked.to : today;
  if (from !== null) await markDirtyDays(db, workspaceId, listDates(from, to, now()));
  return countDirtyDays(db, workspaceId);
}

export const markAllDays = (deps: Deps, workspaceId: string) => markDays(deps, workspaceId);
