import type { Document, Filter } from 'mongodb';
import { cacheCollection, connectionRange } from './cache.ts';
import type { CacheEntry, CacheStatus } from './cacheTypes.ts';
import { type EntryFilter, toEntryConditions } from './entryFilter.ts';
import { findSearchedIds } from './entrySearch.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type Page, type PageRequest, pageAfter } from '../page.ts';

/** Counts of one stream's cache: pending + processing + processed + failed + skipped = total (spec 8.5). */
export interface CacheCounts {
  pending: number;
  processing: number;
  processed: number;
  failed: number;
  skipped: number;
  total: number;
  oldestPendingAt: Date | null;
  lastReceivedAt: Date | null;
}

interface StatusGroup {
  _id: { status: CacheStatus; claimed: boolean };
  count: number;
  oldest: Date;
}

/**
 * Counts by status. Only the small statuses are counted through their partial index; `processed` is what
 * remains of the total, so the tiles sum by construction (performance.md 6).
 */
export async function countCache(
  db: Database,
  workspaceId: string,
  collectionName: string,
  connectionId: string,
): Promise<CacheCounts> {
  requireTenant(workspaceId);
  const collection = cacheCollection(db, collectionName);
  const inRange = { _id: connectionRange(connectionId) };
  const [groups, total, newest] = await Promise.all([
    collection.aggregate<StatusGroup>(toOpenGroups(connectionId)).toArray(),
    collection.countDocuments(inRange, { hint: '_id_' }),
    collection
      .find({ connectionId }, { projection: { receivedAt: 1 } })
      .sort({ receivedAt: -1 })
      .limit(1)
      .next(),
  ]);
  return toCounts(groups, total, newest?.receivedAt ?? null);
}

function toOpenGroups(connectionId: string): Document[] {
  return [
    { $match: { connectionId, status: { $in: ['pending', 'failed', 'skipped'] } } },
    {
      $group: {
        _id: { status: '$status', claimed: { $ne: [{ $ifNull: ['$claim', null] }, null] } },
        count: { $sum: 1 },
        oldest: { $min: '$receivedAt' },
      },
    },
  ];
}

function toCounts(groups: StatusGroup[], total: number, lastReceivedAt: Date | null): CacheCounts {
  const count = (status: CacheStatus, claimed?: boolean) =>
    groups
      .filter(({ _id }) => _id.status === status && (claimed ?? _id.claimed) === _id.claimed)
      .reduce((sum, group) => sum + group.count, 0);
  const open = { pending: count('pending', false), processing: count('pending', true) };
  const done = { failed: count('failed'), skipped: count('skipped') };
  const rest = open.pending + open.processing + done.failed + done.skipped;
  const oldest = groups.filter(({ _id }) => _id.status === 'pending').map((group) => group.oldest);
  return {
    ...open,
    processed: Math.max(0, total - rest),
    ...done,
    total: Math.max(total, rest),
    oldestPendingAt: oldest.sort((left, right) => left.getTime() - right.getTime())[0] ?? null,
    lastReceivedAt,
  };
}

/** An entry without its bytes: lists never carry raw data. */
export type EntryHead = Omit<CacheEntry, 'raw' | 'lastBody'>;

/** Newest first, without raw data. */
export async function findEntries(
  db: Database,
  workspaceId: string,
  collectionName: string,
  filter: EntryFilter,
  page: PageRequest,
): Promise<Page<EntryHead>> {
  const { connectionId, search } = filter;
  const ids =
    search === undefined
      ? null
      : await findSearchedIds(db, workspaceId, collectionName, { connectionId, search });
  const conditions = toEntryConditions(workspaceId, filter);
  const where = ids ? { $and: [{ _id: { $in: ids } }, conditions] } : conditions;
  const order = {
    field: 'receivedAt',
    direction: -1,
    projection: { raw: 0, lastBody: 0 },
  } as const;
  return pageAfter(cacheCollection(db, collectionName), where, order, page);
}

export async function findEntry(
  db: Database,
  workspaceId: string,
  collectionName: string,
  id: string,
): Promise<CacheEntry | null> {
  const filter: Filter<CacheEntry> = { _id: id, workspaceId: requireTenant(workspaceId) };
  return cacheCollection(db, collectionName).findOne(filter);
}

export interface ErrorGroup {
  code: string;
  count: number;
  quarantined: number;
  since: Date;
  example: string;
}

/** Failed entries grouped by error, most first (spec 8.3). */
export async function findErrorGroups(
  db: Database,
  workspaceId: string,
  collectionName: string,
  connectionId: string,
): Promise<ErrorGroup[]> {
  requireTenant(workspaceId);
  return cacheCollection(db, collectionName)
    .aggregate<ErrorGroup>(
      [
        { $match: { connectionId, workspaceId, status: 'failed' } },
        {
          $group: {
            _id: '$processingError.code',
            count: { $sum: 1 },
            quarantined: { $sum: { $cond: ['$quarantined', 1, 0] } },
            since: { $min: '$processingError.since' },
            example: { $first: '$processingError.message' },
          },
        },
        { $project: { _id: 0, code: '$_id', count: 1, quarantined: 1, since: 1, example: 1 } },
        { $sort: { count: -1, code: 1 } },
      ],
      { maxTimeMS: 5000 },
    )
    .toArray();
}
