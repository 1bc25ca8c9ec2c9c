import { cacheCollection, connectionRange } from './cache.ts';
import type { CacheEntry } from './cacheTypes.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';

/** External ids stored before `startedAt`, not deleted, that are not among `seen`; at most `limit`. */
export async function findUnseen(
  db: Database,
  workspaceId: string,
  stream: { collection: string; connectionId: string },
  pass: { seen: ReadonlySet<string>; startedAt: Date },
  limit: number,
): Promise<string[]> {
  const rows = cacheCollection(db, stream.collection).find<Pick<CacheEntry, 'externalId'>>(
    {
      _id: connectionRange(stream.connectionId),
      workspaceId: requireTenant(workspaceId),
      deleted: false,
      receivedAt: { $lt: pass.startedAt },
      externalId: { $not: /^unreadable-/ },
    },
    { projection: { _id: 0, externalId: 1 }, batchSize: 5000 },
  );
  const unseen: string[] = [];
  for await (const { externalId } of rows) {
    if (!pass.seen.has(externalId)) unseen.push(externalId);
    if (unseen.length >= limit) break;
  }
  return unseen;
}
