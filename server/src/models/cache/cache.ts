import type { Collection } from 'mongodb';
import type { CacheEntry } from './cacheTypes.ts';
import type { Database } from '../database.ts';

/** The raw cache of one stream (spec 2.1): `shopify_order_cache`, … */
export function cacheCollection(db: Database, name: string): Collection<CacheEntry> {
  return db.connection.collection(name) as unknown as Collection<CacheEntry>;
}

/** `<connection>:<external id>`: the natural key is the primary key (performance.md 1.2). */
export function cacheId(connectionId: string, externalId: string): string {
  return `${connectionId}:${externalId}`;
}

/** All `_id`s of a connection lie in one range, so its total is one index count. */
export function connectionRange(connectionId: string): { $gte: string; $lt: string } {
  return { $gte: `${connectionId}:`, $lt: `${connectionId};` };
}

/** Built once at boot for each stream of each connector. */
export async function ensureCacheIndexes(db: Database, name: string): Promise<void> {
  const collection = cacheCollection(db, name);
  // With the connection in the key, each shop's fresh entries are found without walking another's backlog.
  await collection.createIndex(
    { due: 1, connectionId: 1 },
    { partialFilterExpression: { due: { $exists: true } } },
  );
  await collection.createIndex(
    { connectionId: 1, status: 1, 'processingError.code': 1 },
    { partialFilterExpression: { status: { $in: ['pending', 'failed', 'skipped'] } } },
  );
  await collection.createIndex(
    { waitingFor: 1 },
    { partialFilterExpression: { status: { $in: ['failed', 'skipped'] } } },
  );
  // Counts a run's entries by what became of them, and lists each of these groups newest first.
  await collection.createIndex(
    { jobId: 1, status: 1, outcome: 1, receivedAt: -1, _id: -1 },
    // `$type: 'string'` says the same, but the planner does not see that `jobId: 'x'` is within it.
    { name: 'job_entries', partialFilterExpression: { jobId: { $gt: '' } } },
  );
  await collection.createIndex({ connectionId: 1, receivedAt: -1, _id: -1 });
  for (const field of ['summary.number', 'summary.title']) {
    await collection.createIndex(
      { connectionId: 1, [field]: 1 },
      { partialFilterExpression: { [field]: { $gt: '' } } },
    );
  }
  // Entries that wait for a SKU, newest first: few, or none in most caches.
  await collection.createIndex(
    { connectionId: 1, receivedAt: -1, _id: -1 },
    { name: waitsForSkuIndex, partialFilterExpression: waitsForSku },
  );
}

/** A failed entry whose SKU nobody knows yet (spec 4.7). */
export const waitsForSku = { status: 'failed', 'processingError.code': 'SKU_NOT_FOUND' } as const;
export const waitsForSkuIndex = 'waits_for_sku';
