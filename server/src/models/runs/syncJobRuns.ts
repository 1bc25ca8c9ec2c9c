import type { Document, UpdateFilter } from 'mongodb';
import type { StageRows } from '../../domain/jobs.ts';
import type { Database } from '../database.ts';
import {
  type JobErrorDetail,
  type JobStage,
  type SyncJob,
  syncJobs,
  unlessTaken,
} from './syncJobs.ts';

/**
 * The writes of whoever runs a job. Each is guarded by the epoch of its claim: an instance that froze, lost its
 * lease and woke up matches nothing (M16, F06). All instants are the server's (F65).
 */
export interface Fence {
  jobId: string;
  epoch: number;
}

const maxErrorDetails = 100;
const isDue = {
  status: { $in: ['pending' as const, 'running' as const] },
  due: { $exists: true },
  $expr: { $lte: ['$due', '$$NOW'] },
};

export function fenceOf(job: SyncJob): Fence {
  return { jobId: job._id, epoch: job.epoch };
}

function guard({ jobId, epoch }: Fence) {
  return { _id: jobId, epoch, status: 'running' as const, phase: 'fetching' as const };
}

/** Jobs that may be claimed now, most urgent first (spec 7.7). Serves every workspace. */
export async function findClaimable(
  db: Database,
  limit: number,
): Promise<Pick<SyncJob, '_id' | 'status'>[]> {
  return syncJobs
    .collection(db)
    .find<Pick<SyncJob, '_id' | 'status'>>(
      { ...isDue, phase: 'fetching' },
      { projection: { status: 1, priority: 1, createdAt: 1 } },
    )
    .sort({ priority: 1, createdAt: 1 })
    .limit(limit)
    .toArray();
}

/** Takes a job for `leaseMs`; null when another instance was first or its streams are being fetched. */
export async function claimJob(
  db: Database,
  id: string,
  owner: string,
  leaseMs: number,
): Promise<SyncJob | null> {
  const claim = {
    status: 'running',
    epoch: { $add: ['$epoch', 1] },
    owner: { $literal: owner },
    due: { $add: ['$$NOW', leaseMs] },
    startedAt: { $ifNull: ['$startedAt', '$$NOW'] },
    retryAt: null,
    notice: null,
    error: null,
    slots: { $map: { input: '$keys', in: { $concat: ['run:', '$$this'] } } },
  };
  return unlessTaken(
    () =>
      syncJobs
        .collection(db)
        .findOneAndUpdate({ _id: id, phase: 'fetching', ...isDue }, [{ $set: claim }], {
          returnDocument: 'after',
        }),
    null,
  );
}

/** Looks again in `delayMs`: another run has its streams. */
export async function saveWaiting(db: Database, id: string, delayMs: number): Promise<void> {
  const wait = {
    due: { $add: ['$$NOW', delayMs] },
    notice: 'Waits for another run of the same stream',
  };
  await syncJobs
    .collection(db)
    .updateOne({ ...isDue, _id: id, status: 'pending' }, [{ $set: wait }]);
}

/** Heartbeat and notice in one write; null = the lease was lost. */
export async function renewJob(
  db: Database,
  fence: Fence,
  leaseMs: number,
  notice: string | null,
): Promise<Pick<SyncJob, 'wanted'> | null> {
  return syncJobs
    .collection(db)
    .findOneAndUpdate(
      guard(fence),
      [{ $set: { due: { $add: ['$$NOW', leaseMs] }, notice: { $literal: notice } } }],
      { returnDocument: 'after', projection: { wanted: 1 } },
    );
}

/** The stage as it stands, begun now or (taken over) when it first was; null = the lease was lost. */
export async function startStage(
  db: Database,
  fence: Fence,
  index: number,
): Promise<JobStage | null> {
  const at = `stages.${index}`;
  const collection = syncJobs.collection(db);
  // Not `: null`, which is true of every array: no element has a field named "0".
  await collection.updateOne(
    { ...guard(fence), [`${at}.startedAt`]: { $type: 'null' } },
    {
      $currentDate: { [`${at}.startedAt`]: true },
    },
  );
  const job = await collection.findOneAndUpdate(
    guard(fence),
    { $set: { [`${at}.status`]: 'fetching' } },
    { returnDocument: 'after' },
  );
  return job?.stages[index] ?? null;
}

export interface SavedPage {
  /** Pages saved before this one: a write that was repeated matches nothing. */
  pages: number;
  checkpoint: string;
  total: number | null;
  rows: StageRows;
  rate: number | null;
  details: JobErrorDetail[];
}

/** Checkpoint and counters of a page in one write; false = somebody else runs the job. */
export async function savePage(
  db: Database,
  fence: Fence,
  index: number,
  page: SavedPage,
): Promise<boolean> {
  const at = `stages.${index}`;
  const { rows } = page;
  const update = {
    $set: {
      [`${at}.checkpoint`]: page.checkpoint,
      [`${at}.total`]: page.total,
      rate: page.rate,
      failures: 0,
    },
    $inc: {
      [`${at}.pages`]: 1,
      [`${at}.rows.fetched`]: rows.fetched,
      [`${at}.rows.unchanged`]: rows.unchanged,
      [`${at}.rows.stale`]: rows.stale,
      [`${at}.rows.unreadable`]: rows.unreadable,
      [`${at}.rows.updated`]: rows.updated ?? 0,
    },
    $push: { errorDetails: { $each: page.details, $slice: maxErrorDetails } },
  } as UpdateFilter<SyncJob>;
  const filter = { ...guard(fence), [`${at}.pages`]: page.pages };
  return (await syncJobs.collection(db).updateOne(filter, update)).matchedCount === 1;
}

export async function endStage(
  db: Database,
  fence: Fence,
  index: number,
  end: { status: 'done' | 'skipped' | 'truncated'; warning: string | null },
): Promise<boolean> {
  const at = `stages.${index}`;
  const update = {
    $set: { [`${at}.status`]: end.status, [`${at}.warning`]: end.warning },
    $currentDate: { [`${at}.completedAt`]: true },
  } as UpdateFilter<SyncJob>;
  return (await syncJobs.collection(db).updateOne(guard(fence), update)).matchedCount === 1;
}

/** What leaving `running` sets; texts are wrapped, so that a `$` in them is only text. */
async function leaveRun(db: Database, fence: Fence, set: Document, unset: string[]) {
  const stages = [
    { $set: { ...set, owner: null, rate: null } },
    ...(unset.length > 0 ? [{ $unset: unset }] : []),
  ];
  const result = await syncJobs.collection(db).updateOne(guard(fence), stages);
  return result.matchedCount === 1;
}

/**
 * All pages are in: from here on it only waits for the processor; its streams are free for others. False also
 * where somebody asked for a pause meanwhile: that comes first.
 */
export async function saveFetched(db: Database, fence: Fence): Promise<boolean> {
  const set = { phase: 'processing', fetchedAt: '$$NOW', due: '$$NOW', notice: null };
  const stages = [{ $set: { ...set, owner: null, rate: null } }, { $unset: ['slots'] }];
  const filter = { ...guard(fence), wanted: null };
  return (await syncJobs.collection(db).updateOne(filter, stages)).matchedCount === 1;
}

export async function savePaused(db: Database, fence: Fence): Promise<boolean> {
  return leaveRun(db, fence, { status: 'paused', wanted: null, notice: null }, ['due', 'slots']);
}

/** Another instance may go on in `delayMs`; no try is counted. */
export async function saveGivenBack(db: Database, fence: Fence, delayMs: number): Promise<boolean> {
  return leaveRun(db, fence, { status: 'pending', due: { $add: ['$$NOW', delayMs] } }, []);
}

/** A failed try: again in `delayMs`, from the checkpoint, its streams kept. */
export async function saveRetry(
  db: Database,
  fence: Fence,
  delayMs: number,
  error: { code: string; message: string },
): Promise<boolean> {
  const at = { $add: ['$$NOW', delayMs] };
  const set = {
    status: 'pending',
    due: at,
    retryAt: at,
    failures: { $add: ['$failures', 1] },
    error: { $literal: error },
    notice: null,
  };
  return leaveRun(db, fence, set, []);
}

/** A run that stops before its end. Counters are the caller's, counted after the last page. */
export async function saveStopped(
  db: Database,
  fence: Fence,
  end: Pick<SyncJob, 'status' | 'error' | 'counters' | 'errorDetails'> & { keepMs: number },
): Promise<boolean> {
  return leaveRun(db, fence, toEnd(end), ['due', 'slots']);
}

/** What every end sets, for ends of the processing phase too. */
export function toEnd(
  end: Pick<SyncJob, 'status' | 'error' | 'counters' | 'errorDetails'> & { keepMs: number },
): Document {
  return {
    status: end.status,
    error: { $literal: end.error },
    counters: { $literal: end.counters },
    errorDetails: { $literal: end.errorDetails.slice(0, maxErrorDetails) },
    completedAt: '$$NOW',
    expireAt: { $add: ['$$NOW', end.keepMs] },
    wanted: null,
    notice: null,
  };
}
