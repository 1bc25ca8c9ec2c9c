import type { Filter } from 'mongodb';
import { cacheCollection, connectionRange } from './cache.ts';
import type { CacheEntry } from './cacheTypes.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';

const chunk = 1000;

/** What makes an entry pending again; its error stays to be read until the next result. */
export const again = {
  status: 'pending' as const,
  due: new Date(0),
  attempts: 0,
  claim: null,
  waitingFor: [] as string[],
  quarantined: false,
};

export interface FailedFilter {
  connectionIds: string[];
  errorCode?: string;
  ids?: string[];
  /** The run that brought them. */
  jobId?: string;
}

/** Failed entries, quarantined ones included, pending again (spec 8.2). @returns how many. */
export async function requeueFailedEntries(
  db: Database,
  workspaceId: string,
  name: string,
  filter: FailedFilter,
): Promise<number> {
  const where = toFailedWhere(workspaceId, filter);
  return (await cacheCollection(db, name).updateMany(where, { $set: again })).modifiedCount;
}

/** How many failed entries there are that `requeueFailedEntries` would try again. */
export async function countFailedEntries(
  db: Database,
  workspaceId: string,
  name: string,
  filter: FailedFilter,
): Promise<number> {
  return cacheCollection(db, name).countDocuments(toFailedWhere(workspaceId, filter));
}

function toFailedWhere(workspaceId: string, filter: FailedFilter): Filter<CacheEntry> {
  const { connectionIds, errorCode, ids, jobId } = filter;
  return {
    workspaceId: requireTenant(workspaceId),
    connectionId: { $in: connectionIds },
    status: 'failed',
    ...(errorCode === undefined ? {} : { 'processingError.code': errorCode }),
    ...(ids === undefined ? {} : { _id: { $in: ids } }),
    ...(jobId === undefined ? {} : { jobId }),
  };
}

/**
 * Skipped entries whose missing part appeared, e.g. `customer:<id>` once its first order is there (spec 5.1).
 * @returns how many were woken.
 */
export async function wakeSkipped(
  db: Database,
  connectionId: string,
  name: string,
  keys: string[],
): Promise<number> {
  if (keys.length === 0) return 0;
  const result = await cacheCollection(db, name).updateMany(
    { connectionId, status: 'skipped', waitingFor: { $in: keys } },
    { $set: again },
  );
  return result.modifiedCount;
}

/** Finished entries pending again because something they were made from changed. */
export async function requeueEntries(db: Database, name: string, ids: string[]): Promise<number> {
  let count = 0;
  for (let start = 0; start < ids.length; start += chunk) {
    const some = ids.slice(start, start + chunk);
    const result = await cacheCollection(db, name).updateMany(
      { _id: { $in: some }, status: 'processed' },
      { $set: again },
    );
    count += result.modifiedCount;
  }
  return count;
}

export interface ReplayRange {
  connectionId: string;
  /** By when it was received; null = open. */
  from: Date | null;
  to: Date | null;
  errorCode: string | null;
  codeVersion: string | null;
}

function toRangeFilter(range: ReplayRange, after: string): Filter<CacheEntry> {
  const { from, to, errorCode, codeVersion } = range;
  const bounds = connectionRange(range.connectionId);
  const conditions: Filter<CacheEntry>[] = [
    { _id: after === '' ? bounds : { $gt: after, $lt: bounds.$lt } },
    { status: { $ne: 'pending' } },
  ];
  if (from) conditions.push({ receivedAt: { $gte: from } });
  if (to) conditions.push({ receivedAt: { $lt: to } });
  if (errorCode !== null) conditions.push({ 'processingError.code': errorCode });
  if (codeVersion !== null) conditions.push({ codeVersion });
  return { $and: conditions };
}

/** The next entries of a range in the order of their ids, with their bodies; `after` is the last id seen. */
export async function findReplayChunk(
  db: Database,
  workspaceId: string,
  name: string,
  { after, limit, ...range }: ReplayRange & { after: string; limit: number },
): Promise<CacheEntry[]> {
  const where = { workspaceId: requireTenant(workspaceId), ...toRangeFilter(range, after) };
  return cacheCollection(db, name).find(where).sort({ _id: 1 }).limit(limit).toArray();
}

export async function countReplay(
  db: Database,
  workspaceId: string,
  name: string,
  range: ReplayRange,
): Promise<number> {
  const where = { workspaceId: requireTenant(workspaceId), ...toRangeFilter(range, '') };
  return cacheCollection(db, name).countDocuments(where);
}

/** The range pending again, a chunk at a time. @returns how many; `onChunk` hears of each. */
export async function requeueRange(
  db: Database,
  request: {
    workspaceId: string;
    name: string;
    range: ReplayRange;
    /** The run that asks: its counters are counted by it. */
    jobId?: string;
    onChunk?: (count: number) => void;
  },
): Promise<number> {
  const tenant = requireTenant(request.workspaceId);
  const collection = cacheCollection(db, request.name);
  const { jobId } = request;
  const set = jobId === undefined ? again : { ...again, jobId };
  let count = 0;
  for (let after = ''; ; ) {
    const ids = await collection
      .find({ workspaceId: tenant, ...toRangeFilter(request.range, after) })
      .project<{ _id: string }>({ _id: 1 })
      .sort({ _id: 1 })
      .limit(chunk)
      .map((row) => row._id)
      .toArray();
    const last = ids.at(-1);
    if (last === undefined) return count;
    const filter = { _id: { $in: ids }, workspaceId: tenant };
    const { modifiedCount } = await collection.updateMany(filter, { $set: set });
    count += modifiedCount;
    request.onChunk?.(modifiedCount);
    after = last;
  }
}
