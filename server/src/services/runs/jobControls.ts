import { setTimeout as sleep } from 'node:timers/promises';
import { type JobEvent, nextJobStatus } from '../../domain/jobs.ts';
import { slotsOf } from '../../ingest/runs/createJob.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { findEnd } from '../../ingest/runs/endRun.ts';
import { ProblemError } from '../../lib/errors.ts';
import {
  clearWanted,
  saveIdleEnd,
  saveIdlePause,
  saveProcessingAgain,
  saveResumed,
  saveWanted,
} from '../../models/runs/syncJobControls.ts';
import { findSlotHolder, findSyncJob, type SyncJob } from '../../models/runs/syncJobs.ts';
import type { JobView } from './jobView.ts';
import { toLiveView } from './liveViews.ts';

const reactMs = 5000;
const maxRaces = 10;

/** Stops between pages; answers when it has stopped, at the latest after 5 s. @throws ProblemError 404, 409 */
export async function pauseJob(
  deps: IngestDeps,
  workspaceId: string,
  id: string,
): Promise<JobView> {
  const job = await change(deps, { workspaceId, id }, 'pause', async (found) => {
    if (found.status === 'paused') return true;
    if (isFetching(found)) return saveWanted(deps.db, found, 'pause');
    return saveIdlePause(deps.db, found);
  });
  return settled(deps, job);
}

/** Ends it for good; what it brought stays and is processed. @throws ProblemError 404, 409 */
export async function cancelJob(
  deps: IngestDeps,
  workspaceId: string,
  id: string,
): Promise<JobView> {
  const job = await change(deps, { workspaceId, id }, 'cancel', async (found) => {
    if (found.status === 'cancelled') return true;
    if (isFetching(found)) return saveWanted(deps.db, found, 'cancel');
    const end = await findEnd(deps, found);
    return saveIdleEnd(deps.db, found, { status: 'cancelled', error: null, ...end });
  });
  return settled(deps, job);
}

/**
 * Goes on from the checkpoint: a paused run, one that waits for its next try, or a failed one (after reconnecting). It queues
 * where another run has its streams. @throws ProblemError 404, 409
 */
export async function resumeJob(
  deps: IngestDeps,
  workspaceId: string,
  id: string,
): Promise<JobView> {
  const job = await change(deps, { workspaceId, id }, 'resume', async (found) => {
    if (found.status === 'running') return found.wanted ? clearWanted(deps.db, found) : true;
    if (found.phase === 'processing') return saveProcessingAgain(deps.db, found);
    return requeue(deps, found);
  });
  deps.wakeups.emit('jobs');
  return toLiveView(deps, job);
}

async function requeue(deps: IngestDeps, job: SyncJob): Promise<boolean> {
  for (const kind of ['run', 'wait'] as const) {
    const saved = await saveResumed(deps.db, job, slotsOf(job, kind));
    if (saved !== null) return saved;
  }
  const holder = await findSlotHolder(deps.db, job.workspaceId, slotsOf(job, 'wait'));
  throw new ProblemError(
    409,
    'sync_running',
    'Other syncs of the same streams run and wait already: try again later',
    holder ? { jobId: holder._id } : {},
  );
}

function isFetching(job: SyncJob): boolean {
  return job.status === 'running' && job.phase === 'fetching';
}

/** Decides on the state found, writes guarded by it, and decides again when it changed meanwhile. */
async function change(
  deps: IngestDeps,
  { workspaceId, id }: { workspaceId: string; id: string },
  event: JobEvent,
  write: (job: SyncJob) => Promise<boolean>,
): Promise<SyncJob> {
  for (let race = 0; race < maxRaces; race += 1) {
    const job = await findSyncJob(deps.db, workspaceId, id);
    if (!job) throw new ProblemError(404, 'not_found', 'There is no such job');
    if (nextJobStatus(job.status, event) === null) {
      throw new ProblemError(409, 'job_state', `A ${job.status} job cannot ${event}`);
    }
    if (await write(job)) return (await findSyncJob(deps.db, workspaceId, id)) ?? job;
  }
  throw new ProblemError(409, 'job_state', 'The job changes too fast: try again');
}

/** Waits until whoever runs it has seen the wish. */
async function settled(deps: IngestDeps, job: SyncJob): Promise<JobView> {
  let now = job;
  const end = performance.now() + reactMs;
  while (now.wanted !== null && isFetching(now) && performance.now() < end) {
    await sleep(50);
    now = (await findSyncJob(deps.db, job.workspaceId, job._id)) ?? now;
  }
  return toLiveView(deps, now);
}
