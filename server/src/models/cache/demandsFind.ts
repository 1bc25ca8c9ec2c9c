import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type DemandRecord, demands } from './demands.ts';

/** Demands by id: what was asked for, and what the platform answered. */
export async function findDemands(
  db: Database,
  workspaceId: string,
  ids: string[],
): Promise<DemandRecord[]> {
  return demands
    .collection(db)
    .find({ _id: { $in: ids }, workspaceId: requireTenant(workspaceId) })
    .toArray();
}
