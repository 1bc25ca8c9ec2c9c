import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { cacheCollection } from './cache.ts';

/** How far one stream of one connection is, without counting what is done. */
export interface StreamFreshness {
  connectionId: string;
  /** Those being processed included. */
  pending: number;
  failed: number;
  lastReceivedAt: Date | null;
}

/**
 * One stream of all these connections: of each the newest receipt is one index key, and the open entries are
 * counted in their partial index. No entry is read: a large cache costs what a small one does.
 */
export async function findStreamFreshness(
  db: Database,
  workspaceId: string,
  collectionName: string,
  connectionIds: string[],
): Promise<StreamFreshness[]> {
  requireTenant(workspaceId);
  const [newest, pending, failed] = await Promise.all([
    findNewest(db, collectionName, connectionIds),
    countOpen(db, collectionName, { ids: connectionIds, status: 'pending' }),
    countOpen(db, collectionName, { ids: connectionIds, status: 'failed' }),
  ]);
  return connectionIds.map((connectionId) => ({
    connectionId,
    pending: pending.get(connectionId) ?? 0,
    failed: failed.get(connectionId) ?? 0,
    lastReceivedAt: newest.get(connectionId) ?? null,
  }));
}

async function findNewest(
  db: Database,
  collectionName: string,
  ids: string[],
): Promise<Map<string, Date>> {
  const rows = await cacheCollection(db, collectionName)
    .aggregate<{ _id: string; at: Date }>([
      { $match: { connectionId: { $in: ids } } },
      { $sort: { connectionId: 1, receivedAt: -1 } },
      { $group: { _id: '$connectionId', at: { $first: '$receivedAt' } } },
    ])
    .toArray();
  return new Map(rows.map(({ _id, at }) => [_id, at]));
}

/** One status at a time: the planner does not see that two of them lie within the three of the partial index. */
async function countOpen(
  db: Database,
  collectionName: string,
  { ids, status }: { ids: string[]; status: 'pending' | 'failed' },
): Promise<Map<string, number>> {
  const rows = await cacheCollection(db, collectionName)
    .aggregate<{ _id: string; count: number }>(
      [
        { $match: { connectionId: { $in: ids }, status } },
        { $group: { _id: '$connectionId', count: { $sum: 1 } } },
      ],
      { hint: { connectionId: 1, status: 1, 'processingError.code': 1 } },
    )
    .toArray();
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}
