import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { schedules } from './schedules.ts';
import { syncJobs } from './syncJobs.ts';

/** When each of these connections is fetched next by itself; one whose schedules are all stopped is left out. */
export async function findNextRuns(
  db: Database,
  workspaceId: string,
  connectionIds: string[],
): Promise<Map<string, Date>> {
  const filter = { connectionId: { $in: connectionIds }, workspaceId: requireTenant(workspaceId) };
  const rows = await schedules
    .collection(db)
    .aggregate<{ _id: string; at: Date }>([
      { $match: { ...filter, running: true } },
      { $group: { _id: '$connectionId', at: { $min: '$nextRunAt' } } },
    ])
    .toArray();
  return new Map(rows.map(({ _id, at }) => [_id, at]));
}

/** Runs over what we have already: nothing is synced by them. */
const localTypes = ['replay', 'backfill', 'reconcile'];

/** Connections whose platform is being read right now. */
export async function findSyncingIds(db: Database, workspaceId: string): Promise<Set<string>> {
  const filter = { workspaceId: requireTenant(workspaceId), status: 'running' as const };
  const ids = await syncJobs
    .collection(db)
    .find({ ...filter, jobType: { $nin: localTypes } })
    .project<{ connectionId: string }>({ _id: 0, connectionId: 1 })
    .map((job) => job.connectionId)
    .toArray();
  return new Set(ids);
}
