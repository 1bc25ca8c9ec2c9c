import { entryTryLimit } from '../domain/entryRetry.ts';
import { errorCodes } from '../lib/errorCodes.ts';
import { toError } from '../lib/errors.ts';
import { type EntryResult, markEntries } from '../models/cache/cacheMarks.ts';
import type { CacheEntry } from '../models/cache/cacheTypes.ts';
import { wakeWaiting } from '../models/cache/cacheWaiting.ts';
import { wakeSkipped } from '../models/cache/cacheRequeue.ts';
import { isDatabaseUnavailable } from '../models/unavailable.ts';
import type { BatchContext } from './deps.ts';
import { ConflictError, describeFailure, toFailure } from './failures.ts';
import { findHandler } from './kinds/handlers.ts';
import type { EntryHead, Item, ItemResult, Results } from './kinds/kindTypes.ts';
import { readEntry } from './readEntry.ts';
import { tellWatchers } from './tellWatchers.ts';

export interface BatchCounts {
  processed: number;
  failed: number;
  skipped: number;
}

export const noCounts: BatchCounts = { processed: 0, failed: 0, skipped: 0 };

/**
 * One batch: read → rules → effects → mark. An entry that cannot be processed fails alone, whatever happens.
 * @throws the database's error when it is away: the claims then run out or are given back.
 */
export async function runBatch(context: BatchContext, entries: CacheEntry[]): Promise<BatchCounts> {
  const { results, items } = readAll(context, entries);
  merge(results, await runItems(context, items));
  await tellWatchers(context, results);
  context.deps.crashAt?.('after-effect-before-mark');
  const marks = entries.flatMap((entry) => {
    const result = results.get(entry._id);
    return result ? [toMark(context, entry, result)] : [];
  });
  const { db, codeVersion } = context.deps;
  const { token } = context;
  await markEntries(db, context.stream.collection, { token, codeVersion, results: marks });
  await wakeSatisfied(context, items, results);
  return count(marks);
}

function readAll(context: BatchContext, entries: CacheEntry[]) {
  const results: Results = new Map();
  const items: Item[] = [];
  for (const entry of entries) {
    if (entry.attempts > entryTryLimit) {
      results.set(entry._id, toFailure('CRASHED', errorCodes.CRASHED.meaning));
      continue;
    }
    try {
      const read = readEntry(context.stream, context.connection, entry);
      // The bytes are not needed any more: a batch of them is the largest thing in memory.
      entry.raw = null;
      entry.lastBody = null;
      if ('item' in read) items.push(read.item);
      else results.set(entry._id, read.failure);
    } catch (error) {
      results.set(entry._id, reportFailure(context, entry, error));
    }
  }
  return { results, items };
}

/** All together; when that fails, in halves, down to the one entry that is to blame. */
async function runItems(context: BatchContext, items: Item[]): Promise<Results> {
  const first = items[0];
  if (!first) return new Map();
  try {
    return await findHandler(context.stream.kind).run(context, items);
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error;
    if (items.length === 1) {
      return new Map([[first.entry._id, reportFailure(context, first.entry, error)]]);
    }
    const middle = Math.ceil(items.length / 2);
    const results = await runItems(context, items.slice(0, middle));
    merge(results, await runItems(context, items.slice(middle)));
    return results;
  }
}

function merge(into: Results, from: Results): void {
  for (const [id, result] of from) into.set(id, result);
}

/** The log gets the stack, people get a code; neither gets the record's content. */
function reportFailure(context: BatchContext, entry: EntryHead, thrown: unknown): ItemResult {
  const error = toError(thrown);
  if (error instanceof ConflictError) return toFailure('CONFLICT', errorCodes.CONFLICT.meaning);
  const failure = describeFailure(thrown);
  context.deps.logger.warn('entry failed', {
    stream: context.stream.name,
    entry: entry._id,
    code: failure.code,
    stack: error.stack?.split('\n').slice(1, 6),
  });
  return failure;
}

function toMark(context: BatchContext, entry: CacheEntry, result: ItemResult): EntryResult {
  const head = { id: entry._id, version: entry.version };
  if (result.kind === 'done') {
    const { outcome, recordId, reason = null } = result;
    return { ...head, status: 'processed', outcome, recordId, reason };
  }
  if (result.kind === 'skipped') {
    return { ...head, status: 'skipped', reason: result.reason, waitingFor: result.waitingFor };
  }
  const { code, message, waitingFor } = result;
  const retryMs = context.deps.settings.entryDelay(entry.attempts);
  return { ...head, status: 'failed', code, message, waitingFor, retryMs };
}

/** What an entry waits for may have come between our look and our mark: ask once more (spec 4.7). */
async function wakeSatisfied(
  context: BatchContext,
  items: Item[],
  results: Results,
): Promise<void> {
  const handler = findHandler(context.stream.kind);
  if (!handler.findSatisfied) return;
  const keys = new Set<string>();
  const waiting: Item[] = [];
  for (const item of items) {
    const result = results.get(item.entry._id);
    if (!result || result.kind === 'done' || result.waitingFor.length === 0) continue;
    waiting.push(item);
    for (const key of result.waitingFor) keys.add(key);
  }
  if (waiting.length === 0) return;
  const satisfied = await handler.findSatisfied(context, waiting, [...keys]);
  const { db } = context.deps;
  const { collection } = context.stream;
  const { id } = context.connection;
  await wakeWaiting(db, id, [collection], satisfied);
  await wakeSkipped(db, id, collection, satisfied);
}

function count(marks: EntryResult[]): BatchCounts {
  const counts = { ...noCounts };
  for (const mark of marks) counts[mark.status] += 1;
  return counts;
}
