import { findMovedDays } from '../domain/profit/movedDays.ts';
import { isSame } from '../domain/same.ts';
import type { Database } from '../models/database.ts';
import { markDirtyDays } from '../models/metrics/dirtyDays.ts';
import {
  findAttributed,
  findMarkedDays,
  saveAttributed,
} from '../models/metrics/knownCampaigns.ts';
import type { MetricsContext } from './metricsContext.ts';

/**
 * A campaign that appears, goes or gets another name may be where orders of other days came from: those days are computed
 * again. Marked before the campaigns are kept as known, so that no crash forgets them.
 */
export async function followCampaigns(
  db: Database,
  { workspaceId, timezone, campaigns }: MetricsContext,
): Promise<void> {
  const before = await findAttributed(db, workspaceId);
  if (before && isSame(before, campaigns)) return;
  const marked = await findMarkedDays(db, workspaceId, timezone);
  const unknown = { known: [], links: [] };
  await markDirtyDays(db, workspaceId, findMovedDays(marked, before ?? unknown, campaigns));
  await saveAttributed(db, workspaceId, campaigns);
}
