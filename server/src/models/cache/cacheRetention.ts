import { cacheCollection } from './cache.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';

/**
 * Forgets the bytes of entries that were received and processed before `before`; hash, version and outcome stay, so that an
 * identical delivery still counts as unchanged. How many.
 */
export async function dropOldRaw(
  db: Database,
  workspaceId: string,
  stream: { collection: string; connectionId: string },
  before: Date,
): Promise<number> {
  const result = await cacheCollection(db, stream.collection).updateMany(
    {
      connectionId: stream.connectionId,
      workspaceId: requireTenant(workspaceId),
      receivedAt: { $lt: before },
      processedAt: { $lt: before },
      status: 'processed',
      raw: { $ne: null },
    },
    { $set: { raw: null, lastBody: null } },
  );
  return result.modifiedCount;
}
