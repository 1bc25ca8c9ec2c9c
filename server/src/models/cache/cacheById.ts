import { cacheCollection } from './cache.ts';
import { again } from './cacheRequeue.ts';
import type { CacheEntry } from './cacheTypes.ts';
import type { EntryHead } from './cacheQueries.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';

/** Entries by id, with their bodies: ask for a few hundred at a time. */
export async function findEntriesById(
  db: Database,
  workspaceId: string,
  name: string,
  ids: string[],
): Promise<CacheEntry[]> {
  if (ids.length === 0) return [];
  const where = { _id: { $in: ids }, workspaceId: requireTenant(workspaceId) };
  return cacheCollection(db, name).find(where).toArray();
}

/** Entries by id, without their bodies. */
export async function findHeadsById(
  db: Database,
  workspaceId: string,
  name: string,
  ids: string[],
): Promise<Map<string, EntryHead>> {
  if (ids.length === 0) return new Map();
  const rows = await cacheCollection(db, name)
    .find({ _id: { $in: ids }, workspaceId: requireTenant(workspaceId) })
    .project<EntryHead>({ raw: 0, lastBody: 0 })
    .toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

/**
 * Which of these entries have lost their body (retention), so that they cannot be processed again. They take the
 * next snapshot then, even one of the same bytes, which would count as unchanged otherwise.
 */
export async function openBodiless(
  db: Database,
  workspaceId: string,
  name: string,
  ids: string[],
): Promise<Set<string>> {
  const where = { _id: { $in: ids }, workspaceId: requireTenant(workspaceId), raw: null };
  const collection = cacheCollection(db, name);
  const rows = await collection.find(where).project<{ _id: string }>({ _id: 1 }).toArray();
  if (rows.length > 0) await collection.updateMany(where, { $set: { hash: '' } });
  return new Set(rows.map((row) => row._id));
}

/** Finished entries with a body pending again, whatever became of them. @returns how many. */
export async function requeueById(
  db: Database,
  workspaceId: string,
  name: string,
  ids: string[],
): Promise<number> {
  const result = await cacheCollection(db, name).updateMany(
    {
      _id: { $in: ids },
      workspaceId: requireTenant(workspaceId),
      status: { $ne: 'pending' },
      raw: { $ne: null },
    },
    { $set: again },
  );
  return result.modifiedCount;
}
