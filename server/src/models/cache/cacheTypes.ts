import type { Binary } from 'mongodb';

export const cacheStatuses = ['pending', 'processed', 'failed', 'skipped'] as const;
export type CacheStatus = (typeof cacheStatuses)[number];

export const origins = [
  'webhook',
  'lookback',
  'full_dump',
  'product_sync',
  'on_demand',
  'import',
] as const;
export type Origin = (typeof origins)[number];

export interface ProcessingError {
  code: string;
  message: string;
  /** Since when it fails with this code. */
  since: Date;
}

/** One version of an entry as it came in. */
export interface Arrival {
  at: Date;
  origin: Origin;
  topic: string | null;
  /** The entry's version that it made. */
  version: number;
  /** The platform's own. */
  sourceVersion: Date;
  /** The run that brought it. */
  jobId: string | null;
}

/**
 * One current raw record per (connection, external id): spec 2.1–2.4, design 3.
 * `due` exists exactly while the entry is claimable: it is when the entry may next be claimed
 * (receipt, next retry, or the end of a running claim's lease) and carries the only hot index.
 */
export interface CacheEntry {
  /** `<connectionId>:<externalId>`. */
  _id: string;
  workspaceId: string;
  connectionId: string;
  externalId: string;
  /** Exact bytes; null once retention or redaction took them. */
  raw: Binary | null;
  /** The last full body where `raw` is a tombstone's: archived, not forgotten (spec 2.5). */
  lastBody: Binary | null;
  /** SHA-256 of raw, hex. */
  hash: string;
  sourceVersion: Date;
  deleted: boolean;
  complete: boolean;
  /** 1 when read from the API, 0 when pushed to us: decides ties of sourceVersion. */
  authority: 0 | 1;
  apiVersion: string | null;
  origin: Origin;
  topic: string | null;
  receivedAt: Date;
  /** Rises with each replacement: records are guarded by it. */
  version: number;
  /** The last versions, oldest first; missing on entries not replaced since it is kept. */
  arrivals?: Arrival[];
  /** Names the intake write that made this version: how a writer in a bulk learns whether it won. */
  intake: string;
  marks: string[];
  summary: Record<string, string>;
  status: CacheStatus;
  attempts: number;
  due?: Date;
  claim: string | null;
  processedAt: Date | null;
  outcome: 'created' | 'updated' | 'unchanged' | 'skipped' | null;
  outcomeReason: string | null;
  recordId: string | null;
  processingError: ProcessingError | null;
  /** What a failed entry waits for, e.g. `variant:123`: set pending when it appears (spec 4.7). */
  waitingFor: string[];
  /** Five failed tries: quarantined until a person retries (spec 8.3). */
  quarantined: boolean;
  codeVersion: string | null;
  /** The run that last brought it; its counters are aggregated from here (reliability.md 2.5). */
  jobId: string | null;
}

/** What intake found out about one snapshot. */
export type IntakeResult =
  | 'inserted'
  | 'replaced'
  | 'unchanged'
  | 'stale'
  /** Brought by this same run already: a page repeated after a crash. */
  | 'own_repeat';
