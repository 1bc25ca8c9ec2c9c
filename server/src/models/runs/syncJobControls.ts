import type { Document } from 'mongodb';
import type { JobCounters } from '../../domain/jobs.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type SyncJob, syncJobs, unlessTaken } from './syncJobs.ts';
import { toEnd } from './syncJobRuns.ts';

/** Writes of people and of the processing phase: guarded by the state they were decided on. */
function stateOf(job: SyncJob) {
  return {
    _id: job._id,
    workspaceId: requireTenant(job.workspaceId),
    status: job.status,
    phase: job.phase,
    epoch: job.epoch,
  };
}

async function change(db: Database, job: SyncJob, stages: Document[]): Promise<boolean> {
  return (await syncJobs.collection(db).updateOne(stateOf(job), stages)).matchedCount === 1;
}

/** Whoever runs it sees this between pages and in waits. */
export async function saveWanted(
  db: Database,
  job: SyncJob,
  wanted: 'pause' | 'cancel',
): Promise<boolean> {
  return change(db, job, [{ $set: { wanted } }]);
}

/** Pauses a job that nobody is fetching for. */
export async function saveIdlePause(db: Database, job: SyncJob): Promise<boolean> {
  const set = { status: 'paused', wanted: null, notice: null, retryAt: null };
  return change(db, job, [{ $set: set }, { $unset: ['due', 'slots'] }]);
}

/** Ends a job that nobody is fetching for. */
export async function saveIdleEnd(
  db: Database,
  job: SyncJob,
  end: Pick<SyncJob, 'status' | 'error' | 'counters' | 'errorDetails'> & { keepMs: number },
): Promise<boolean> {
  return change(db, job, [{ $set: toEnd(end) }, { $unset: ['due', 'slots'] }]);
}

/** Makes a paused, failed or waiting job claimable now with these slots; null when they are taken. */
export async function saveResumed(
  db: Database,
  job: SyncJob,
  slots: string[],
): Promise<boolean | null> {
  const set = {
    status: 'pending',
    due: '$$NOW',
    retryAt: null,
    wanted: null,
    failures: 0,
    error: null,
    completedAt: null,
    slots: { $literal: slots },
  };
  return unlessTaken<boolean | null>(
    () => change(db, job, [{ $set: set }, { $unset: ['expireAt'] }]),
    null,
  );
}

/** A run that waits for its next try is tried now; its failures still count. */
export async function saveRetryNow(db: Database, job: SyncJob): Promise<boolean> {
  return change(db, job, [{ $set: { due: '$$NOW', retryAt: null } }]);
}

/** Goes on waiting for the processor. */
export async function saveProcessingAgain(db: Database, job: SyncJob): Promise<boolean> {
  return change(db, job, [{ $set: { status: 'running', due: '$$NOW', wanted: null } }]);
}

/** Takes back a wish that was not seen yet. */
export async function clearWanted(db: Database, job: SyncJob): Promise<boolean> {
  return change(db, job, [{ $set: { wanted: null } }]);
}

/** One job of the processing phase whose turn it is; the next look is in `lookMs`. Serves every workspace. */
export async function claimProcessing(db: Database, lookMs: number): Promise<SyncJob | null> {
  return syncJobs.collection(db).findOneAndUpdate(
    {
      due: { $exists: true },
      phase: 'processing',
      status: 'running',
      $expr: { $lte: ['$due', '$$NOW'] },
    },
    [{ $set: { due: { $add: ['$$NOW', lookMs] } } }],
    { returnDocument: 'after', sort: { due: 1 } },
  );
}

/** Counters while the processor works, and when to look next; notes since when nothing is pending. */
export async function saveCounters(
  db: Database,
  job: SyncJob,
  counters: JobCounters,
  lookMs: number,
): Promise<void> {
  const settledSince = counters.pending === 0 ? { $ifNull: ['$settledSince', '$$NOW'] } : null;
  const due = { $add: ['$$NOW', lookMs] };
  await change(db, job, [{ $set: { counters: { $literal: counters }, settledSince, due } }]);
}

/** Since how long nothing is pending, by the server's clock; ms. */
export async function findSettledMs(db: Database, job: SyncJob): Promise<number> {
  const [row] = await syncJobs
    .collection(db)
    .aggregate<{ ms: number }>([
      { $match: { _id: job._id, settledSince: { $type: 'date' } } },
      { $project: { ms: { $subtract: ['$$NOW', '$settledSince'] } } },
    ])
    .toArray();
  return row?.ms ?? 0;
}
