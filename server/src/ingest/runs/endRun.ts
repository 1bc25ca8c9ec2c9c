import { computeRetryDelay } from '../../domain/schedule.ts';
import { AuthError, FatalError, RetryableError, toError } from '../../lib/errors.ts';
import { SealError } from '../../lib/sealed.ts';
import { saveDisconnected, saveHealth } from '../../models/access/connectionHealth.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import { findSyncJob, type SyncJob } from '../../models/runs/syncJobs.ts';
import {
  fenceOf,
  saveGivenBack,
  savePaused,
  saveRetry,
  saveStopped,
} from '../../models/runs/syncJobRuns.ts';
import { findCounters, findJobFailures } from '../../models/runs/syncJobTallies.ts';
import { isDatabaseUnavailable } from '../../models/unavailable.ts';
import type { IngestDeps } from '../deps.ts';
import { Interruption } from './interruption.ts';
import { jobSettings } from './jobSettings.ts';

type JobError = { code: string; message: string };

const outageDelayMs = 2000;

/** What follows when a run did not reach its last page. A lost lease writes nothing: somebody else has the job. */
export async function endInterrupted(
  deps: IngestDeps,
  job: SyncJob,
  { why }: Interruption,
): Promise<void> {
  const fence = fenceOf(job);
  switch (why) {
    case 'lost':
      deps.logger.warn('a job was taken over', { job: job._id });
      return;
    case 'shutdown':
      await saveGivenBack(deps.db, fence, 0);
      return;
    case 'pause':
      await savePaused(deps.db, fence);
      return;
    case 'cancel':
      await stopJob(deps, job, 'cancelled', null);
      return;
    case 'disconnected':
      await stopJob(deps, job, 'cancelled', {
        code: 'disconnected',
        message: 'The connection was disconnected: reconnect it and start again',
      });
      return;
  }
}

/** Errors are answered by what recovers from them (spec 7.6). */
export async function endFailed(
  deps: IngestDeps,
  job: SyncJob,
  connection: ConnectionRecord,
  thrown: unknown,
): Promise<void> {
  const error = toError(thrown);
  if (isDatabaseUnavailable(error)) {
    await saveGivenBack(deps.db, fenceOf(job), outageDelayMs);
    return;
  }
  if (error instanceof AuthError) {
    await saveDisconnected(deps.db, connection, error.message);
    await stopJob(deps, job, 'failed', {
      code: 'auth',
      message: `${error.message}: reconnect ${connection.name}`,
    });
    return;
  }
  const code = error instanceof RetryableError ? 'platform_unavailable' : 'fetch_failed';
  const failure = { code, message: error.message };
  if (!(error instanceof FatalError || error instanceof SealError)) {
    if (await retryLater(deps, job, error, failure)) return;
  }
  await saveHealth(deps.db, connection, { status: 'error', reason: error.message });
  await stopJob(deps, job, 'failed', failure);
}

/** False when it was tried often enough. Pages that came through since reset the count. */
async function retryLater(
  deps: IngestDeps,
  job: SyncJob,
  error: Error,
  failure: JobError,
): Promise<boolean> {
  const now = await findSyncJob(deps.db, job.workspaceId, job._id);
  const failures = (now?.failures ?? job.failures) + 1;
  const wish = error instanceof RetryableError ? error.afterMs : null;
  const delay = computeRetryDelay(failures, deps.settings.retryDelaysMs, wish);
  if (delay === null) return false;
  deps.logger.warn('a job is tried again later', { job: job._id, delay, error });
  await saveRetry(deps.db, fenceOf(job), delay, failure);
  return true;
}

async function stopJob(
  deps: IngestDeps,
  job: SyncJob,
  status: 'failed' | 'cancelled',
  error: JobError | null,
): Promise<void> {
  await saveStopped(deps.db, fenceOf(job), { status, error, ...(await findEnd(deps, job)) });
}

/** The counters and the list of errors a job ends with. */
export async function findEnd(deps: IngestDeps, job: SyncJob) {
  const now = (await findSyncJob(deps.db, job.workspaceId, job._id)) ?? job;
  const failures = await findJobFailures(deps.db, now, 100);
  return {
    counters: await findCounters(deps.db, now),
    errorDetails: [...now.errorDetails, ...failures].slice(0, 100),
    keepMs: jobSettings(deps).keepMs,
  };
}
