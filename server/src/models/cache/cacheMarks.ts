import type { AnyBulkWriteOperation, Collection, Document } from 'mongodb';
import { cacheCollection } from './cache.ts';
import type { CacheEntry } from './cacheTypes.ts';
import type { Database } from '../database.ts';

/** What became of a claimed entry. */
export type EntryResult = { id: string; version: number } & (
  | {
      status: 'processed';
      outcome: 'created' | 'updated' | 'unchanged';
      recordId: string | null;
      reason: string | null;
    }
  | { status: 'skipped'; reason: string; waitingFor: string[] }
  | {
      status: 'failed';
      code: string;
      message: string;
      waitingFor: string[];
      /** ms until the next try; null = quarantined. */
      retryMs: number | null;
    }
);

/**
 * Writes the results of a batch. Every write is guarded by the claim: an entry that changed meanwhile, or that
 * another instance took over, stays as it is and is processed again (spec 2.4, 8.1).
 * @returns how many were marked.
 */
export async function markEntries(
  db: Database,
  name: string,
  mark: { token: string; codeVersion: string; results: EntryResult[] },
): Promise<number> {
  const collection = cacheCollection(db, name);
  const { token, codeVersion, results } = mark;
  const groups = groupResults(results);
  const counts = await Promise.all([
    ...groups.sameRecord.map(async ({ ids, set }) => {
      const filter = { _id: { $in: ids }, claim: token };
      return (await collection.updateMany(filter, toFinished(set, codeVersion))).modifiedCount;
    }),
    saveEach(collection, token, groups.each, codeVersion),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

type Finished = Exclude<EntryResult, { status: 'failed' }>;

/** One statement per kind of outcome; entries with a record id of their own, and failed ones, go by a bulk. */
function groupResults(results: EntryResult[]) {
  const sameRecord = new Map<string, { ids: string[]; set: Finished }>();
  const each: EntryResult[] = [];
  for (const result of results) {
    const own = result.status === 'processed' && result.recordId === result.id;
    const alike = result.status === 'processed' && (own || result.recordId === null);
    if (!alike) {
      each.push(result);
      continue;
    }
    const key = JSON.stringify([result.outcome, result.reason, own]);
    const group = sameRecord.get(key) ?? { ids: [], set: result };
    group.ids.push(result.id);
    sameRecord.set(key, group);
  }
  return { sameRecord: [...sameRecord.values()], each };
}

function toFinished(result: Finished, codeVersion: string): Document[] {
  const processed = result.status === 'processed';
  const own = processed && result.recordId === result.id;
  const recordId = processed ? result.recordId : null;
  return [
    {
      $set: {
        status: result.status,
        outcome: processed ? result.outcome : 'skipped',
        outcomeReason: { $literal: result.reason },
        recordId: own ? '$_id' : { $literal: recordId },
        processedAt: '$$NOW',
        claim: null,
        codeVersion: { $literal: codeVersion },
        processingError: null,
        waitingFor: processed ? [] : { $literal: result.waitingFor },
        quarantined: false,
      },
    },
    { $unset: 'due' },
  ];
}

async function saveEach(
  collection: Collection<CacheEntry>,
  token: string,
  results: EntryResult[],
  codeVersion: string,
): Promise<number> {
  if (results.length === 0) return 0;
  const operations = results.map(
    (result): AnyBulkWriteOperation<CacheEntry> => ({
      updateOne: {
        filter: { _id: result.id, claim: token },
        update:
          result.status === 'failed'
            ? toFailed(result, codeVersion)
            : toFinished(result, codeVersion),
      },
    }),
  );
  return (await collection.bulkWrite(operations, { ordered: false })).modifiedCount;
}

/** `since` stands while the reason stays the same: people see for how long it fails (spec 2.1). */
function toFailed(
  result: Extract<EntryResult, { status: 'failed' }>,
  codeVersion: string,
): Document[] {
  const { code, message, waitingFor, retryMs } = result;
  const stillSame = { $eq: ['$processingError.code', { $literal: code }] };
  const since = { $cond: [stillSame, '$processingError.since', '$$NOW'] };
  return [
    {
      $set: {
        status: 'failed',
        outcome: null,
        outcomeReason: null,
        processedAt: '$$NOW',
        claim: null,
        codeVersion: { $literal: codeVersion },
        processingError: { code: { $literal: code }, message: { $literal: message }, since },
        waitingFor: { $literal: waitingFor },
        quarantined: retryMs === null,
        ...(retryMs === null ? {} : { due: { $add: ['$$NOW', retryMs] } }),
      },
    },
    ...(retryMs === null ? [{ $unset: 'due' }] : []),
  ];
}
