import {
  computeProgress,
  computeSecondsLeft,
  computeTotal,
  isFinished,
  type JobCounters,
  type JobProgress,
} from '../../domain/jobs.ts';
import type { RunPreview } from '../../domain/runPreview.ts';
import { cacheId } from '../../models/cache/cache.ts';
import type { JobErrorDetail, JobOptions, JobStage, SyncJob } from '../../models/runs/syncJobs.ts';
import { toCheckpoint } from './localPages.ts';

/** A run as people and programs see it (api.md). */
export interface JobView extends JobCounters {
  id: string;
  jobType: string;
  platform: string;
  connectionId: string;
  connectionName: string | null;
  status: SyncJob['status'];
  phase: SyncJob['phase'];
  origin: SyncJob['origin'];
  triggeredBy: SyncJob['triggeredBy']['kind'];
  triggeredById: string | null;
  triggeredByName: string | null;
  /** Rows in all as far as known. */
  total: number | null;
  progress: JobProgress;
  /** Rows a second while it fetches. */
  rate: number | null;
  secondsLeft: number | null;
  notice: string | null;
  warnings: string[];
  stages: StageView[];
  failures: number;
  retryAt: Date | null;
  wanted: SyncJob['wanted'];
  createdAt: Date;
  startedAt: Date | null;
  fetchedAt: Date | null;
  completedAt: Date | null;
  /** From start to end; null until it has ended. */
  durationMs: number | null;
  error: SyncJob['error'];
  /** Of a run over our own cache: what was asked for, and what a dry run found so far. */
  options: JobOptions | null;
  preview: RunPreview | null;
  errorDetails: (JobErrorDetail & { entryId: string | null })[];
}

export interface StageView {
  stream: string;
  status: JobStage['status'];
  from: Date | null;
  to: Date | null;
  fetched: number;
  total: number | null;
  warning: string | null;
}

/** What a run's ids are called; null where nobody knows any more. */
export interface JobNames {
  connection: string | null;
  asker: string | null;
}

/** `counters` are the live ones of a job that is not finished, else its own. */
export function toJobView(job: SyncJob, counters: JobCounters, names: JobNames): JobView {
  const total = totalOf(job, counters);
  const done = job.phase === 'fetching' ? counters.fetched : counters.processed;
  return {
    id: job._id,
    jobType: job.jobType,
    platform: job.platform,
    connectionId: job.connectionId,
    connectionName: names.connection,
    status: job.status,
    phase: job.phase,
    origin: job.origin,
    triggeredBy: job.triggeredBy.kind,
    triggeredById: job.triggeredBy.id,
    triggeredByName: names.asker,
    ...counters,
    total,
    progress: computeProgress(done, total),
    rate: job.rate,
    secondsLeft: computeSecondsLeft(counters.fetched, total, job.rate),
    notice: job.notice,
    warnings: job.stages.flatMap(({ stream, warning }) =>
      warning === null ? [] : [`${stream}: ${warning}`],
    ),
    stages: job.stages.map(toStageView),
    failures: job.failures,
    retryAt: job.retryAt,
    wanted: job.wanted,
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    fetchedAt: job.fetchedAt,
    completedAt: job.completedAt,
    durationMs: computeDuration(job),
    error: job.error,
    options: job.options ?? null,
    preview: findPreview(job),
    errorDetails: job.errorDetails.map((detail) => ({
      ...detail,
      entryId: detail.externalId === null ? null : cacheId(job.connectionId, detail.externalId),
    })),
  };
}

function computeDuration({ startedAt, completedAt }: SyncJob): number | null {
  return startedAt && completedAt ? Math.max(0, completedAt.getTime() - startedAt.getTime()) : null;
}

function findPreview({ options, stages }: SyncJob): RunPreview | null {
  if (!options?.dryRun) return null;
  return toCheckpoint(stages[0]?.checkpoint ?? null).preview;
}

/** A run that was broken off is never shown as if all of it were there (spec 7.10). */
function totalOf(job: SyncJob, counters: JobCounters): number | null {
  const brokenOff = job.status === 'cancelled' || job.status === 'failed';
  if (job.phase === 'processing' || (isFinished(job.status) && !brokenOff)) return counters.fetched;
  return computeTotal(
    job.stages.map(({ rows, total, completedAt }) => ({
      fetched: rows.fetched,
      total,
      done: completedAt !== null,
    })),
  );
}

function toStageView(stage: JobStage): StageView {
  return {
    stream: stage.stream,
    status: stage.status,
    from: stage.range.from,
    to: stage.range.to,
    fetched: stage.rows.fetched,
    total: stage.completedAt ? stage.rows.fetched : stage.total,
    warning: stage.warning,
  };
}
