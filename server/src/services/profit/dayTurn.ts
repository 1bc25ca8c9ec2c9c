import { daysBefore, toLocalDate } from '../../domain/localDays.ts';
import { findWorkspacePlace } from '../../models/access/workspacePlace.ts';
import { findWorkspaceIds } from '../../models/access/workspaces.ts';
import type { Database } from '../../models/database.ts';
import { findCostsBetween } from '../../models/metrics/dayReads.ts';
import { markDirtyDays } from '../../models/metrics/dirtyDays.ts';
import { findManualCosts } from '../../models/metrics/manualCosts.ts';

/** Has yesterday and today computed in every workspace that pays something by the day. How many workspaces. */
export async function markCostDays({ db, now }: { db: Database; now(): Date }): Promise<number> {
  let marked = 0;
  for (const workspaceId of await findWorkspaceIds(db)) {
    const { timezone } = await findWorkspacePlace(db, workspaceId);
    const today = toLocalDate(now(), timezone);
    const days = { from: daysBefore(today, 1), to: today };
    const [manual, imported] = await Promise.all([
      findManualCosts(db, workspaceId),
      findCostsBetween(db, workspaceId, days),
    ]);
    const open = manual.some(({ to }) => to === null || to >= days.from);
    if (!open && imported.length === 0) continue;
    await markDirtyDays(db, workspaceId, [days.from, days.to]);
    marked += 1;
  }
  return marked;
}
