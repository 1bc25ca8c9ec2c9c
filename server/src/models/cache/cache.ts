import type { Collection, IndexDescription } from 'mongodb';
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

/** A failed entry whose SKU nobody knows yet (spec 4.7). */
export const waitsForSku = { status: 'failed', 'processingError.code': 'SKU_NOT_FOUND' } as const;
export const waitsForSkuIndex = 'waits_for_sku';

const always = { $exists: true };
const text = { $gt: '' };

const indexes: IndexDescription[] = [
  // With the connection in the key, each shop's fresh entries are found without walking another's backlog.
  { key: { due: 1, connectionId: 1 }, partialFilterExpression: { due: always } },
  {
    key: { connectionId: 1, status: 1, 'processingError.code': 1 },
    partialFilterExpression: { status: { $in: ['pending', 'failed', 'skipped'] } },
  },
  {
    key: { waitingFor: 1 },
    partialFilterExpression: { status: { $in: ['failed', 'skipped'] } },
  },
  // Counts a run's entries by what became of them, and lists each of these groups newest first.
  {
    key: { jobId: 1, status: 1, outcome: 1, receivedAt: -1, _id: -1 },
    name: 'job_entries',
    // `$type: 'string'` says the same, but the planner does not see that `jobId: 'x'` is within it.
    partialFilterExpression: { jobId: text },
  },
  { key: { connectionId: 1, receivedAt: -1, _id: -1 } },
  ...['summary.number', 'summary.title'].map((field) => ({
    key: { connectionId: 1 as const, [field]: 1 as const },
    partialFilterExpression: { [field]: text },
  })),
  // Entries that wait for a SKU, newest first: few, or none in most caches.
  {
    key: { connectionId: 1, receivedAt: -1, _id: -1 },
    name: waitsForSkuIndex,
    partialFilterExpression: waitsForSku,
  },
];

/** Built at boot for each stream of each connector, in one command. */
export async function ensureCacheIndexes(db: Database, name: string): Promise<void> {
  await cacheCollection(db, name).createIndexes(indexes);
}
