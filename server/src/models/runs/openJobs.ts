import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type SyncJob, syncJobs } from './syncJobs.ts';

/** More than this waiting is not read through by anybody. */
const mostShown = 200;

/** Runs that go on or wait, without their error details. */
export async function findOpenJobs(
  db: Database,
  workspaceId: string,
  connectionId?: string,
): Promise<SyncJob[]> {
  const where = {
    workspaceId: requireTenant(workspaceId),
    status: { $in: ['running' as const, 'pending' as const] },
    ...(connectionId === undefined ? {} : { connectionId }),
  };
  return syncJobs
    .collection(db)
    .find(where, { maxTimeMS: 5000, projection: { errorDetails: { $slice: 0 } } })
    .sort({ createdAt: 1 })
    .limit(mostShown)
    .toArray();
}
