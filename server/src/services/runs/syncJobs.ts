import type { StreamDefinition } from '../../connectors/kit/types.ts';
import {
  computeFirstRange,
  computeLookback,
  type Period,
  type TimeRange,
  toRange,
} from '../../domain/schedule.ts';
import { createJob, type JobRequest } from '../../ingest/runs/createJob.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { fetchableStreams, toStageRange } from '../../ingest/runs/jobStages.ts';
import { ProblemError } from '../../lib/errors.ts';
import { type ConnectionRecord, findConnection } from '../../models/access/connections.ts';
import type { Page, PageRequest } from '../../models/page.ts';
import { findSchedule, scheduleId } from '../../models/runs/schedules.ts';
import { findServerTime } from '../../models/serverTime.ts';
import {
  findProcessingJob,
  findSyncJob,
  findSyncJobs,
  type JobFilter,
  type JobTrigger,
  type SyncJob,
} from '../../models/runs/syncJobs.ts';
import type { JobView } from './jobView.ts';
import { toLiveView, toLiveViews } from './liveViews.ts';

export interface StartRequest {
  connectionId: string;
  triggeredBy: JobTrigger;
  /** Which stretch of time; each kind of run has its own default. */
  period?: Period;
}

/**
 * Everything of a period: products, customers, stock and orders; orders and customers by the range (spec 7.1).
 * @throws ProblemError 404 connection, 409 busy (with `jobId`) or disconnected, 422 period.
 */
export async function startFullDump(
  deps: IngestDeps,
  workspaceId: string,
  request: StartRequest & { period: Period },
): Promise<{ jobId: string }> {
  return startJob(deps, workspaceId, { ...request, jobType: 'full' });
}

/**
 * `orders` reads the lookback window; products, customers and inventory are taken whole; `full` is a full dump of all
 * time. A period overrides the default.
 * @throws as `startFullDump`; 422 for a kind the platform does not have.
 */
export async function startJob(
  deps: IngestDeps,
  workspaceId: string,
  request: StartRequest & { jobType: string },
): Promise<{ jobId: string }> {
  const connection = await openConnection(deps, workspaceId, request.connectionId);
  const { jobType, triggeredBy } = request;
  const streams = streamsOf(deps, connection, jobType);
  const isLookback = jobType === 'orders' && request.period === undefined;
  const range = isLookback ? null : await findRange(deps, request.period ?? { all: true });
  const stages = await Promise.all(
    streams.map(async (stream) => ({
      stream,
      range: range
        ? toStageRange(stream, range)
        : await findLookback(deps, workspaceId, connection._id, stream),
    })),
  );
  const whole = jobType === 'products' ? 'product_sync' : 'full_dump';
  const origin = isLookback ? 'lookback' : whole;
  return startOrRefuse(deps, { connection, jobType, origin, triggeredBy, stages });
}

/** What a scheduled run of this stream would read now; the first one may read further back (spec 10). */
export async function findLookback(
  deps: IngestDeps,
  workspaceId: string,
  connectionId: string,
  { name, firstDays }: Pick<StreamDefinition, 'name' | 'firstDays'>,
): Promise<TimeRange> {
  const schedule = await findSchedule(deps.db, workspaceId, scheduleId(connectionId, name));
  const now = await findServerTime(deps.db);
  const { lookbackHours, watermark } = schedule ?? { lookbackHours: 24, watermark: null };
  if (watermark === null && firstDays !== undefined) {
    return computeFirstRange(now, firstDays, lookbackHours);
  }
  return computeLookback(now, lookbackHours, watermark);
}

/**
 * What can be read from the platform, in the order of a full dump.
 * @throws ProblemError 409 where its data only comes in by hand or by webhooks.
 */
export function requireStreams(
  deps: Pick<IngestDeps, 'registry'>,
  { platform, name }: ConnectionRecord,
): StreamDefinition[] {
  const streams = fetchableStreams(deps.registry, platform);
  if (streams.length > 0) return streams;
  throw new ProblemError(409, 'not_supported', `${name} has nothing that could be fetched`);
}

/** @throws ProblemError 409 with the id of the run that has the streams. */
export async function startOrRefuse(
  deps: IngestDeps,
  request: JobRequest,
): Promise<{ jobId: string }> {
  const { connection } = request;
  const keys = request.stages.map(({ stream }) => `${connection._id}:${stream.name}`);
  const processing = await findProcessingJob(deps.db, connection.workspaceId, connection._id, keys);
  if (processing?.triggeredBy.kind === 'user' && !connection.processorPaused) {
    throw busyProblem(processing);
  }
  const created = await createJob(deps, request);
  if ('busy' in created) throw busyProblem(created.busy);
  return { jobId: created.job._id };
}

function busyProblem(job: SyncJob | null): ProblemError {
  const detail = job
    ? `A sync of this connection (${job.jobType}) is ${job.status}: wait for it or cancel it`
    : 'A sync of this connection just ended: try again';
  return new ProblemError(409, 'sync_running', detail, job ? { jobId: job._id } : {});
}

/** @throws ProblemError 404, or 409 when it must be reconnected first. */
export async function openConnection(
  deps: IngestDeps,
  workspaceId: string,
  id: string,
): Promise<ConnectionRecord> {
  const connection = await findConnection(deps.db, workspaceId, id);
  if (!connection) throw new ProblemError(404, 'not_found', 'There is no such connection');
  if (connection.status === 'disconnected') {
    const reason = connection.statusReason ?? 'it was disconnected';
    throw new ProblemError(
      409,
      'connection_disconnected',
      `${connection.name} is disconnected (${reason}): reconnect it first`,
    );
  }
  return connection;
}

function streamsOf(deps: IngestDeps, connection: ConnectionRecord, jobType: string) {
  const all = requireStreams(deps, connection);
  const streams = jobType === 'full' ? all : all.filter(({ name }) => name === jobType);
  if (streams.length > 0) return streams;
  const known = all.map(({ name }) => name).join(', ');
  throw new ProblemError(
    422,
    'invalid_request',
    `jobType: ${connection.platform} has ${known} and full`,
  );
}

/** @throws ProblemError 422 for a period that ends before it begins */
export async function findRange(deps: IngestDeps, period: Period): Promise<TimeRange> {
  const range = toRange(period, await findServerTime(deps.db));
  if (range.from && range.to && range.from.getTime() >= range.to.getTime()) {
    throw new ProblemError(422, 'invalid_request', 'from: must be before to');
  }
  return range;
}

/** One run with live counters. @throws ProblemError 404 */
export async function findJob(deps: IngestDeps, workspaceId: string, id: string): Promise<JobView> {
  const job = await findSyncJob(deps.db, workspaceId, id);
  if (!job) throw new ProblemError(404, 'not_found', 'There is no such job');
  return toLiveView(deps, job);
}

/** Newest first. */
export async function findJobs(
  deps: IngestDeps,
  workspaceId: string,
  filter: JobFilter,
  page: PageRequest,
): Promise<Page<JobView>> {
  const { items, nextCursor } = await findSyncJobs(deps.db, workspaceId, filter, page);
  return { items: await toLiveViews(deps, workspaceId, items), nextCursor };
}
