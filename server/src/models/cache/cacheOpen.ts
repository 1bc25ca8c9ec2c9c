import type { Filter } from 'mongodb';
import { cacheCollection } from './cache.ts';
import type { CacheEntry } from './cacheTypes.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';

/** What the processor has to do in one stream. */
export interface OpenEntries {
  pending: number;
  processing: number;
  /** Failed ones that are tried again by themselves (spec 8.2). */
  retryScheduled: number;
  /** When the entry came whose turn is next. */
  oldestPendingAt: Date | null;
}

/**
 * A backlog is counted from its index alone; of entries only those being processed and failed ones are read.
 * @param now by the server's clock: claims that ran out wait again.
 */
export async function countOpenEntries(
  db: Database,
  place: { workspaceId: string; connectionId: string; collection: string },
  now: Date,
): Promise<OpenEntries> {
  const { connectionId } = place;
  const workspaceId = requireTenant(place.workspaceId);
  const collection = cacheCollection(db, place.collection);
  const count = (filter: Filter<CacheEntry>) =>
    collection.countDocuments(filter, { maxTimeMS: 5000 });
  const [waiting, processing, retryScheduled, next] = await Promise.all([
    count({ connectionId, status: 'pending' }),
    count({
      connectionId,
      due: { $gt: now },
      workspaceId,
      status: 'pending',
      claim: { $ne: null },
    }),
    count({ connectionId, status: 'failed', due: { $exists: true }, workspaceId }),
    collection
      .find({ connectionId, due: { $lte: now }, workspaceId, status: 'pending' })
      .project<Pick<CacheEntry, 'receivedAt'>>({ receivedAt: 1 })
      .sort({ due: 1 })
      .limit(1)
      .next(),
  ]);
  return {
    pending: Math.max(0, waiting - processing),
    processing,
    retryScheduled,
    oldestPendingAt: next?.receivedAt ?? null,
  };
}
