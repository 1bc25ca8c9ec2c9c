import type { TimeRange } from '../../domain/schedule.ts';
import { createJob } from '../../ingest/runs/createJob.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import type { LocalRuns } from '../../ingest/runs/localRun.ts';
import { ProblemError } from '../../lib/errors.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import type { JobOptions, JobTrigger } from '../../models/runs/syncJobs.ts';
import type { ProcessDeps } from '../../process/deps.ts';
import { importJobType } from '../imports/importJob.ts';
import { failInterrupted } from '../imports/interruptedImport.ts';
import { createBackfillRun } from './backfillRun.ts';
import { findStream } from '../cacheBrowser.ts';
import { runReconcile } from './reconcileRun.ts';
import { createReplayRun } from './replayRun.ts';

/** What the job runner does for runs that fetch no records. */
export function createLocalRuns(processing: ProcessDeps): LocalRuns {
  return {
    replay: createReplayRun(processing),
    backfill: createBackfillRun(processing),
    reconcile: runReconcile,
    [importJobType]: failInterrupted,
  };
}

const cacheRunTypes = ['replay', 'backfill', 'reconcile'] as const;
export type CacheRunType = (typeof cacheRunTypes)[number];

export function isCacheRunType(jobType: string): jobType is CacheRunType {
  return cacheRunTypes.some((name) => name === jobType);
}

export interface CacheRunRequest {
  stream: string;
  range: TimeRange;
  triggeredBy: JobTrigger;
  options: JobOptions;
}

/**
 * Starts a replay, a backfill or a reconcile of one stream; it pauses, resumes and survives crashes as a sync does.
 * @throws ProblemError 409 while one of the same kind and stream runs, 422 for a stream the platform does not have.
 */
export async function startCacheRun(
  deps: IngestDeps,
  connection: ConnectionRecord,
  jobType: CacheRunType,
  request: CacheRunRequest,
): Promise<{ jobId: string }> {
  const { range, triggeredBy, options } = request;
  const stream = findStream(deps, connection.platform, request.stream);
  const created = await createJob(deps, {
    connection,
    jobType,
    origin: 'on_demand',
    triggeredBy,
    stages: [{ stream, range }],
    options,
  });
  if ('job' in created) return { jobId: created.job._id };
  const running = created.busy ? { jobId: created.busy._id } : {};
  throw new ProblemError(
    409,
    'sync_running',
    `A ${jobType} of ${stream.name} runs already`,
    running,
  );
}
