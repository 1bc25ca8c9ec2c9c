import { z } from 'zod';
import {
  connectionQuery,
  count,
  fromTime,
  idText,
  isSaneRange,
  listOf,
  pageQuery,
  searchText,
  time,
  toTime,
} from './common.ts';

export const cacheStream = z.enum(['orders', 'products', 'customers', 'inventory', 'events']);
const errorCode = z.string().regex(/^[\w-]{1,60}$/);
/** A claimed entry is pending in the cache and shown as processing. */
const entryStatus = z.enum(['pending', 'processing', 'processed', 'failed', 'skipped']);

const entryOutcome = z.enum(['created', 'updated', 'unchanged', 'skipped']);

const counts = z
  .object({
    pending: count,
    processing: count,
    processed: count,
    failed: count,
    skipped: count,
    total: count,
    oldestPendingAt: time.nullable(),
    lastReceivedAt: time.nullable(),
  })
  .meta({ id: 'CacheCounts', description: 'The five statuses add up to total' });
export const cacheStatus = z
  .object({
    orders: counts,
    products: counts,
    customers: counts,
    inventory: counts,
    events: counts,
  })
  .meta({ id: 'CacheStatus' });
export const processorState = z
  .object({
    paused: z.boolean(),
    pending: count,
    processing: count,
    failed: count,
    oldestPendingAt: time.nullable(),
  })
  .meta({ id: 'ProcessorState' });
export const cacheStatusQuery = z.strictObject(connectionQuery);

export const entryQuery = z.strictObject({
  ...pageQuery,
  ...connectionQuery,
  stream: cacheStream.default('orders'),
  status: entryStatus.optional(),
  errorCode: errorCode.optional(),
  externalId: z.string().min(1).max(200).optional(),
  /** What a run brought last, of the stream: the records of a line of the sync history. */
  jobId: idText.optional(),
  outcome: entryOutcome.optional(),
  search: searchText.optional().meta({
    description:
      'The external id, or the order number with or without #, or the beginning of a title',
  }),
});

/** An order and a product may have one id: the stream tells them apart. */
export const entryChoice = z.strictObject({ stream: cacheStream.optional() });

const entryShape = {
  id: z.string(),
  stream: z.string(),
  connectionId: z.string(),
  externalId: z.string(),
  status: entryStatus,
  origin: z.string(),
  topic: z.string().nullable(),
  apiVersion: z.string().nullable(),
  receivedAt: time,
  sourceVersion: time,
  deleted: z.boolean(),
  processedAt: time.nullable(),
  attempts: count,
  quarantined: z.boolean(),
  outcome: z.string().nullable(),
  outcomeReason: z.string().nullable(),
  processingError: z.object({ code: z.string(), message: z.string(), since: time }).nullable(),
  waitingFor: z.array(z.string()),
  recordId: z.string().nullable(),
  /** The run that brought it last. */
  jobId: z.string().nullable(),
  version: count,
  codeVersion: z.string().nullable(),
  summary: z.record(z.string(), z.string()),
};
export const entry = z.object(entryShape).meta({ id: 'CacheEntry' });
export const entryList = listOf(entry);
/** One version as it came in; the last 20, oldest first. */
const arrival = z.object({
  at: time,
  origin: z.string(),
  topic: z.string().nullable(),
  version: count,
  sourceVersion: time,
  jobId: z.string().nullable(),
});
/** `rawData` is JSON; numbers a double cannot hold come as text. `rawText` where the bytes are no JSON. */
export const wholeEntry = z
  .object({
    ...entryShape,
    rawData: z.unknown(),
    rawText: z.string().nullable(),
    hash: z.string(),
    arrivals: z.array(arrival),
  })
  .meta({ id: 'WholeCacheEntry' });

/** What the processor would write now (spec 8.3). */
export const entryPreview = z
  .object({
    outcome: z.enum(['created', 'updated', 'unchanged', 'skipped', 'failed']),
    reason: z.string().nullable(),
    record: z.record(z.string(), z.unknown()).nullable(),
    changes: z.array(z.string()),
  })
  .meta({ id: 'EntryPreview' });

export const errorGroups = z.object({
  items: z.array(
    z.object({
      stream: z.string(),
      code: z.string(),
      count,
      quarantined: count,
      since: time,
      example: z.string(),
    }),
  ),
});

export const retryBody = z.strictObject({
  stream: cacheStream.optional(),
  errorCode: errorCode.optional(),
  ids: z.array(idText).min(1).max(1000).optional(),
  /** Only what this run brought. */
  jobId: idText.optional(),
  /** Says how many would be tried again; changes nothing. */
  dryRun: z.boolean().optional(),
});
/** A dry run requeues nothing and says how many it found: `matching`. */
export const retried = z.object({ requeued: count, matching: count.optional() });

export const replayBody = z
  .strictObject({
    stream: cacheStream,
    from: fromTime.optional(),
    to: toTime.optional(),
    errorCode: errorCode.optional(),
    dryRun: z.boolean().optional(),
  })
  .refine(({ from, to }) => isSaneRange(from, to), {
    path: ['from'],
    message: 'must be before to, at most 20 years',
  });
