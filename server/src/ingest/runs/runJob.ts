import { computeWatermark } from '../../domain/schedule.ts';
import { AccessError, FatalError } from '../../lib/errors.ts';
import { type ConnectionRecord, findConnection } from '../../models/access/connections.ts';
import { findSchedule, saveWatermark, scheduleId } from '../../models/runs/schedules.ts';
import type { JobStage, SyncJob } from '../../models/runs/syncJobs.ts';
import { endStage, fenceOf, saveFetched, startStage } from '../../models/runs/syncJobRuns.ts';
import type { IngestDeps } from '../deps.ts';
import { endFailed, endInterrupted } from './endRun.ts';
import { startFollowUp } from './followUp.ts';
import { Interruption } from './interruption.ts';
import { jobSettings } from './jobSettings.ts';
import { type JobWatch, startJobWatch } from './jobWatch.ts';
import { findLocalRun } from './localRun.ts';
import { createRowRate } from './rowRate.ts';
import { runStream, type StageRun } from './runStream.ts';

/**
 * Runs a claimed job from its checkpoint to its last page, or to whatever stops it: nothing is thrown but a database
 * that cannot be written, and then the lease runs out and another instance goes on.
 */
export async function runJob(deps: IngestDeps, job: SyncJob, shutdown: AbortSignal): Promise<void> {
  if (job.wanted) return endInterrupted(deps, job, new Interruption(job.wanted));
  const connection = await findConnection(deps.db, job.workspaceId, job.connectionId);
  const needsPlatform = findLocalRun(deps, job) === undefined;
  if (!connection || (needsPlatform && connection.status === 'disconnected')) {
    return endInterrupted(deps, job, new Interruption('disconnected'));
  }
  const watch = startJobWatch(deps, job, shutdown);
  try {
    await runStages(deps, job, connection, watch);
  } catch (error) {
    const reason: unknown = watch.signal.aborted ? watch.signal.reason : error;
    await watch.stop();
    if (reason instanceof Interruption) await endInterrupted(deps, job, reason);
    else await endFailed(deps, job, connection, reason);
  } finally {
    await watch.stop();
  }
}

async function runStages(
  deps: IngestDeps,
  job: SyncJob,
  connection: ConnectionRecord,
  watch: JobWatch,
): Promise<void> {
  const { streams } = deps.registry.get(job.platform);
  const rate = createRowRate(() => performance.now());
  for (const [index, { stream: name, status }] of job.stages.entries()) {
    if (status !== 'waiting' && status !== 'fetching') continue;
    const stream = streams.find((candidate) => candidate.name === name);
    if (!stream) throw new FatalError(`${job.platform} has no stream "${name}" any more`);
    watch.signal.throwIfAborted();
    const stage = held(await startStage(deps.db, fenceOf(job), index));
    await runStage({ deps, job, connection, stream, stage, index, watch, rate });
  }
  watch.signal.throwIfAborted();
  await startFollowUp(deps, job, connection);
  while (!(await saveFetched(deps.db, fenceOf(job)))) await watch.check();
  deps.wakeups.emit('jobs');
}

async function runStage(run: StageRun): Promise<void> {
  const { deps, job, index, stage } = run;
  const end = await fetchStage(run);
  const fetched = end.status === 'done' && findLocalRun(deps, job) === undefined;
  if (fetched) await saveProgress(deps, job, stage);
  held(await endStage(deps.db, fenceOf(job), index, end));
}

/** A missing scope costs this stream only (edge case 92). */
async function fetchStage(run: StageRun) {
  try {
    const local = findLocalRun(run.deps, run.job);
    const left = local ? await local(run).then(() => null) : await runStream(run);
    return { status: left === null ? 'done' : 'truncated', warning: left } as const;
  } catch (error) {
    if (!(error instanceof AccessError) || run.watch.signal.aborted) throw error;
    return { status: 'skipped', warning: error.message } as const;
  }
}

/** Saved before the stage ends: a crash in between repeats it, and never skips a stretch of time (edge case 78). */
async function saveProgress(deps: IngestDeps, job: SyncJob, stage: JobStage): Promise<void> {
  const id = scheduleId(job.connectionId, stage.stream);
  const schedule = await findSchedule(deps.db, job.workspaceId, id);
  if (!schedule || !stage.startedAt) return;
  const run = { range: stage.range, startedAt: stage.startedAt };
  const watermark = computeWatermark(run, schedule.watermark, jobSettings(deps).overlapMs);
  if (watermark) await saveWatermark(deps.db, job.workspaceId, id, watermark);
}

function held<T>(result: T | null | false): T {
  if (result === null || result === false) throw new Interruption('lost');
  return result;
}
