import { isRepeatable } from '../../domain/jobs.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { ProblemError } from '../../lib/errors.ts';
import { findSyncJob, type JobTrigger, type SyncJob } from '../../models/runs/syncJobs.ts';
import { findStream } from '../cacheBrowser.ts';
import { importJobType } from '../imports/importJob.ts';
import { requireConnection } from '../connections/connectionChecks.ts';
import { type CacheRunType, isCacheRunType, startCacheRun } from './cacheRuns.ts';
import { openConnection, startOrRefuse } from './syncJobs.ts';

/**
 * Starts a run like one that ended without everything being in: the same streams, range and options, from the
 * beginning. @throws ProblemError 404, 409 `job_state` unless it ended so, 409 while its streams are taken or it is disconnected.
 */
export async function retryJob(
  deps: IngestDeps,
  workspaceId: string,
  request: { jobId: string; triggeredBy: JobTrigger },
): Promise<{ jobId: string }> {
  const job = await findSyncJob(deps.db, workspaceId, request.jobId);
  if (!job) throw new ProblemError(404, 'not_found', 'There is no such job');
  if (!isRepeatable(job.status)) {
    const detail = `A ${job.status} job cannot be started again: only one that ended with something left out`;
    throw new ProblemError(409, 'job_state', detail);
  }
  if (job.jobType === importJobType) {
    const detail =
      'An import cannot be started again: import the file, or retry its failed records';
    throw new ProblemError(409, 'job_state', detail);
  }
  const { triggeredBy } = request;
  if (isCacheRunType(job.jobType)) return retryCacheRun(deps, job, job.jobType, triggeredBy);
  const connection = await openConnection(deps, workspaceId, job.connectionId);
  return startOrRefuse(deps, {
    connection,
    jobType: job.jobType,
    origin: job.origin,
    triggeredBy,
    stages: job.stages.map(({ stream, range }) => ({
      stream: findStream(deps, connection.platform, stream),
      range,
    })),
  });
}

/** Only a reconcile asks the platform: the others work while it is disconnected too. */
async function retryCacheRun(
  deps: IngestDeps,
  job: SyncJob,
  jobType: CacheRunType,
  triggeredBy: JobTrigger,
): Promise<{ jobId: string }> {
  const open = jobType === 'reconcile' ? openConnection : requireConnection;
  const connection = await open(deps, job.workspaceId, job.connectionId);
  const [stage] = job.stages;
  if (!stage || !job.options) throw new TypeError(`${job._id} has no stage or no options`);
  const { stream, range } = stage;
  return startCacheRun(deps, connection, jobType, {
    stream,
    range,
    triggeredBy,
    options: job.options,
  });
}
