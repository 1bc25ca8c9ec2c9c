import type { SyncJob } from '../../models/runs/syncJobs.ts';
import type { StageRun } from './runStream.ts';

/**
 * A stage that works on what is in the cache already: replay, backfill (spec 7.8, 8.4). It saves its own progress
 * by `savePage`, so that it pauses, resumes and survives crashes as a fetching run does. Keyed by job type; handed
 * in by whoever starts the process, because the work itself belongs to the processor's side.
 */
export type LocalRun = (run: StageRun) => Promise<void>;
export type LocalRuns = Readonly<Record<string, LocalRun>>;

/** The local run of a job; undefined for one that asks a platform. */
export function findLocalRun(
  deps: { localRuns?: LocalRuns },
  job: Pick<SyncJob, 'jobType'>,
): LocalRun | undefined {
  return deps.localRuns?.[job.jobType];
}
