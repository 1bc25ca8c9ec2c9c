import type { StreamDefinition } from '../../connectors/kit/types.ts';
import { computeCounters, noRows } from '../../domain/jobs.ts';
import type { TimeRange } from '../../domain/schedule.ts';
import type { Origin } from '../../models/cache/cacheTypes.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import {
  findSlotHolder,
  insertJob,
  type JobOptions,
  type JobStage,
  type JobTrigger,
  newJobId,
  type SyncJob,
} from '../../models/runs/syncJobs.ts';
import { saveRetryNow } from '../../models/runs/syncJobControls.ts';
import type { IngestDeps } from '../deps.ts';

export interface JobRequest {
  connection: ConnectionRecord;
  jobType: string;
  origin: Origin;
  triggeredBy: JobTrigger;
  stages: { stream: StreamDefinition; range: TimeRange }[];
  /** Given where the same request must not make two runs. */
  id?: string;
  syncNowAt?: Date;
  /** Runs over our own cache do not wait for fetching ones: they reserve their streams apart. */
  options?: JobOptions;
}

/** `busy` = the run that has its streams; null when that one just ended. */
export type CreatedJob = { job: SyncJob } | { busy: SyncJob | null };

/**
 * Creates a run. Its streams are reserved by unique slots, so that two starters get one run between them (F61).
 * A person's run waits behind one that started by itself, and is refused behind a person's. One that only waits for
 * its next try is tried at once: whoever asks may know that the platform is back.
 */
export async function createJob(deps: IngestDeps, request: JobRequest): Promise<CreatedJob> {
  const job = toJob(request);
  const running = { ...job, slots: slotsOf(job, 'run') };
  if (await insertJob(deps.db, running)) return created(deps, running);
  const busy = await findSlotHolder(deps.db, job.workspaceId, running.slots);
  if (request.triggeredBy.kind !== 'user') return { busy };
  if (busy?.retryAt && (await saveRetryNow(deps.db, busy))) deps.wakeups.emit('jobs');
  if (busy?.triggeredBy.kind === 'user') return { busy };
  const waiting = { ...job, slots: slotsOf(job, 'wait') };
  if (await insertJob(deps.db, waiting)) return created(deps, waiting);
  return { busy: await findSlotHolder(deps.db, job.workspaceId, waiting.slots) };
}

function created(deps: IngestDeps, job: SyncJob): CreatedJob {
  deps.wakeups.emit('jobs');
  return { job };
}

export function slotsOf(job: Pick<SyncJob, 'keys'>, kind: 'run' | 'wait'): string[] {
  return job.keys.map((key) => `${kind}:${key}`);
}

function toJob(request: JobRequest): SyncJob {
  const { connection, stages } = request;
  return {
    _id: request.id ?? newJobId(),
    workspaceId: connection.workspaceId,
    connectionId: connection._id,
    platform: connection.platform,
    jobType: request.jobType,
    status: 'pending',
    phase: 'fetching',
    triggeredBy: request.triggeredBy,
    origin: request.origin,
    priority: Math.min(...stages.map(({ stream }) => stream.priority)),
    stages: stages.map(toStage),
    counters: computeCounters([]),
    notice: null,
    rate: null,
    error: null,
    errorDetails: [],
    failures: 0,
    retryAt: null,
    wanted: null,
    epoch: 0,
    owner: null,
    due: new Date(0),
    keys: stages.map(({ stream }) => toKey(request, stream.name)),
    ...(request.options ? { options: request.options } : {}),
    ...(request.syncNowAt ? { syncNowAt: request.syncNowAt } : {}),
    settledSince: null,
    createdAt: new Date(),
    startedAt: null,
    fetchedAt: null,
    completedAt: null,
  };
}

function toKey({ connection, jobType, options }: JobRequest, stream: string): string {
  return `${connection._id}:${options ? `${jobType}:` : ''}${stream}`;
}

function toStage({ stream, range }: JobRequest['stages'][number]): JobStage {
  return {
    stream: stream.name,
    collection: stream.collection,
    range,
    status: 'waiting',
    startedAt: null,
    completedAt: null,
    checkpoint: null,
    pages: 0,
    total: null,
    rows: noRows,
    warning: null,
  };
}
