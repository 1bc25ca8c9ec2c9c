import type { Binary } from 'mongodb';
import type { z } from 'zod';
import type * as contract from '../../contract/shopifyCache.ts';
import { parseJson } from '../../lib/json.ts';
import type { CacheCounts, EntryHead } from '../../models/cache/cacheQueries.ts';
import type { CacheEntry } from '../../models/cache/cacheTypes.ts';
import { toTime } from './shapes.ts';

export function toCounts(counts: CacheCounts) {
  return {
    ...counts,
    oldestPendingAt: toTime(counts.oldestPendingAt),
    lastReceivedAt: toTime(counts.lastReceivedAt),
  };
}

/** A claimed entry is pending to the cache and processing to people. */
export function toEntry(stream: string, entry: EntryHead): z.input<typeof contract.entry> {
  const { _id: id, processingError: error } = entry;
  return {
    id,
    stream,
    connectionId: entry.connectionId,
    externalId: entry.externalId,
    status: entry.status === 'pending' && entry.claim !== null ? 'processing' : entry.status,
    origin: entry.origin,
    topic: entry.topic,
    apiVersion: entry.apiVersion,
    receivedAt: toTime(entry.receivedAt),
    sourceVersion: toTime(entry.sourceVersion),
    deleted: entry.deleted,
    processedAt: toTime(entry.processedAt),
    attempts: entry.attempts,
    quarantined: entry.quarantined,
    outcome: entry.outcome,
    outcomeReason: entry.outcomeReason,
    processingError: error && { ...error, since: toTime(error.since) },
    waitingFor: entry.waitingFor,
    recordId: entry.recordId,
    jobId: entry.jobId,
    version: entry.version,
    codeVersion: entry.codeVersion,
    summary: entry.summary,
  };
}

export function toWholeEntry(
  stream: string,
  entry: CacheEntry,
): z.input<typeof contract.wholeEntry> {
  const arrivals = (entry.arrivals ?? []).map((arrival) => ({
    ...arrival,
    at: toTime(arrival.at),
    sourceVersion: toTime(arrival.sourceVersion),
  }));
  return { ...toEntry(stream, entry), ...toRawData(entry.raw), hash: entry.hash, arrivals };
}

/** The bytes as JSON; as text where they are none. null once retention or redaction took them. */
function toRawData(raw: Binary | null): { rawData: unknown; rawText: string | null } {
  if (raw === null) return { rawData: null, rawText: null };
  try {
    const rawData = parseJson(raw.buffer);
    JSON.stringify(rawData); // nested too deeply to be written again: shown as text (M23)
    return { rawData, rawText: null };
  } catch {
    return { rawData: null, rawText: Buffer.from(raw.buffer).toString('utf8') };
  }
}
