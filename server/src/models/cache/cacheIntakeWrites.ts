import type { AnyBulkWriteOperation, Binary, Collection } from 'mongodb';
import type { IntakeHow, IntakeOutcome, IntakeScope, Snapshot } from './intakeTypes.ts';
import { findDuplicates } from '../duplicates.ts';
import type { Arrival, CacheEntry, IntakeResult } from './cacheTypes.ts';

/** The stored head a decision was made on; `version` guards the write that follows. */
export type Probe = Pick<
  CacheEntry,
  | '_id'
  | 'hash'
  | 'sourceVersion'
  | 'deleted'
  | 'complete'
  | 'authority'
  | 'receivedAt'
  | 'version'
  | 'marks'
  | 'jobId'
>;

interface WriteBase {
  _id: string;
  index: number;
  /** Recognises this very write afterwards. */
  token: string;
  snapshot: Snapshot;
  hash: string;
  raw: Binary;
  refetch: boolean;
}
export type Write = WriteBase &
  (
    | { kind: 'insert' }
    | { kind: 'replace'; probe: Probe }
    | { kind: 'mark'; probe: Probe; result: IntakeResult }
  );

/** Bodies of tied entries, for the comparison of contents. */
export async function readBodies(
  collection: Collection<CacheEntry>,
  ids: string[],
): Promise<Map<string, Uint8Array>> {
  if (ids.length === 0) return new Map();
  const rows = await collection
    .find<Pick<CacheEntry, '_id' | 'raw'>>({ _id: { $in: ids } }, { projection: { raw: 1 } })
    .toArray();
  return new Map(rows.flatMap((row) => (row.raw ? [[row._id, row.raw.buffer] as const] : [])));
}

/** One unordered bulk; answers the indexes that lost a race and must be decided again. */
export async function saveRound(
  collection: Collection<CacheEntry>,
  scope: IntakeScope,
  { how, outcomes }: { how: IntakeHow; outcomes: IntakeOutcome[] },
  writes: Write[],
): Promise<number[]> {
  const inserts = writes.filter((write) => write.kind === 'insert');
  const updates = writes.filter((write) => write.kind !== 'insert');
  const [lostInserts, lostUpdates] = await Promise.all([
    saveInserts(collection, scope, how, inserts),
    saveUpdates(collection, how, updates),
  ]);
  const lost = new Set([...lostInserts, ...lostUpdates]);
  for (const write of writes) {
    if (lost.has(write.index)) continue;
    outcomes[write.index] = {
      externalId: write.snapshot.glance.externalId,
      result: resultOf(write),
      refetch: write.refetch,
    };
  }
  return [...lost];
}

function resultOf(write: Write): IntakeResult {
  if (write.kind === 'insert') return 'inserted';
  return write.kind === 'replace' ? 'replaced' : write.result;
}

async function saveInserts(
  collection: Collection<CacheEntry>,
  scope: IntakeScope,
  how: IntakeHow,
  writes: Write[],
): Promise<number[]> {
  if (writes.length === 0) return [];
  try {
    await collection.insertMany(
      writes.map((write) => toEntry(write, scope, how)),
      { ordered: false },
    );
    return [];
  } catch (error) {
    // Another writer was first.
    return findDuplicates(error).flatMap((place) => writes[place]?.index ?? []);
  }
}

/**
 * Updates guarded by the probed version. An unordered bulk only tells how many matched, so when some did
 * not, the entries are read back: whoever does not show this write's token lost.
 */
async function saveUpdates(
  collection: Collection<CacheEntry>,
  how: IntakeHow,
  writes: Write[],
): Promise<number[]> {
  if (writes.length === 0) return [];
  const operations = writes.flatMap((write) => toUpdate(write, how));
  const result = await collection.bulkWrite(operations, { ordered: false });
  if (result.matchedCount === writes.length) return [];
  return findLost(collection, writes);
}

async function findLost(collection: Collection<CacheEntry>, writes: Write[]): Promise<number[]> {
  const rows = await collection
    .find<Pick<CacheEntry, '_id' | 'intake'>>(
      { _id: { $in: writes.map((write) => write._id) } },
      { projection: { intake: 1 } },
    )
    .toArray();
  const tokens = new Map(rows.map((row) => [row._id, row.intake]));
  return writes
    .filter((write) => tokens.get(write._id) !== write.token)
    .map((write) => write.index);
}

function toEntry(write: Write, scope: IntakeScope, how: IntakeHow): CacheEntry {
  const { glance, unreadable } = write.snapshot;
  return {
    _id: write._id,
    workspaceId: scope.workspaceId,
    connectionId: scope.connectionId,
    externalId: glance.externalId,
    ...newContent(write, how),
    lastBody: null,
    version: 1,
    arrivals: [toArrival(write, how, 1)],
    marks: glance.marks,
    ...(unreadable ? failedAtOnce(unreadable, how) : pendingAgain),
    outcome: null,
    recordId: null,
    jobId: how.jobId,
    ...(unreadable ? {} : { due: fresh }),
  };
}

/** Fresh entries come before any retry; the instant itself means nothing, so no clock can delay them. */
const fresh = new Date(0);

const pendingAgain = {
  status: 'pending',
  attempts: 0,
  claim: null,
  processedAt: null,
  outcomeReason: null,
  processingError: null,
  waitingFor: [] as string[],
  quarantined: false,
  codeVersion: null,
} as const satisfies Partial<CacheEntry>;

function failedAtOnce(unreadable: { code: string; message: string }, how: IntakeHow) {
  return {
    ...pendingAgain,
    status: 'failed' as const,
    quarantined: true,
    processingError: { ...unreadable, since: how.receivedAt },
  };
}

function newContent(write: Write, general: IntakeHow) {
  const { glance, via } = write.snapshot;
  const how = { ...general, ...via };
  return {
    raw: write.raw,
    hash: write.hash,
    sourceVersion: glance.sourceVersion,
    deleted: glance.deleted,
    complete: glance.complete,
    authority: how.authority,
    apiVersion: how.apiVersion,
    origin: how.origin,
    topic: how.topic,
    receivedAt: how.receivedAt,
    summary: glance.summary,
    intake: write.token,
  };
}

function toUpdate(write: Write, how: IntakeHow): AnyBulkWriteOperation<CacheEntry>[] {
  if (write.kind === 'insert') return [];
  const filter = { _id: write._id, version: write.probe.version };
  const marks = [...new Set([...write.probe.marks, ...write.snapshot.glance.marks])];
  const state = { ...pendingAgain, due: fresh, marks, version: write.probe.version + 1 };
  if (write.kind === 'mark') {
    return [{ updateOne: { filter, update: { $set: { ...state, intake: write.token } } } }];
  }
  const content = { ...newContent(write, how), ...state, jobId: how.jobId ?? write.probe.jobId };
  const arrival = toArrival(write, how, state.version);
  const $push = { arrivals: { $each: [arrival], $slice: -mostArrivals } };
  if (!write.snapshot.glance.deleted) {
    return [{ updateOne: { filter, update: { $set: { ...content, lastBody: null }, $push } } }];
  }
  if (write.probe.deleted) return [{ updateOne: { filter, update: { $set: content, $push } } }];
  return [{ updateOne: { filter, update: [{ $set: toTombstone(content, arrival) }] } }];
}

/** A pipeline, so that the body the tombstone replaces is kept; literals, so that no text is evaluated. */
function toTombstone(content: object, arrival: Arrival) {
  const literals = Object.entries(content).map(([key, value]) => [key, { $literal: value }]);
  const arrivals = { $concatArrays: [{ $ifNull: ['$arrivals', []] }, [{ $literal: arrival }]] };
  return {
    ...Object.fromEntries(literals),
    arrivals: { $slice: [arrivals, -mostArrivals] },
    lastBody: '$raw',
  };
}

/** How an order came, for people: the last few times are enough, and a busy entry must not grow. */
const mostArrivals = 20;

function toArrival(write: Write, general: IntakeHow, version: number): Arrival {
  const { glance, via } = write.snapshot;
  const { origin, topic, receivedAt: at, jobId } = { ...general, ...via };
  return { at, origin, topic, version, sourceVersion: glance.sourceVersion, jobId };
}
