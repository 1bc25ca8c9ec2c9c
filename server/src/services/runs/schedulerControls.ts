import { computeStagger } from '../../domain/schedule.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { fetchableStreams } from '../../ingest/runs/jobStages.ts';
import { ProblemError } from '../../lib/errors.ts';
import { type ConnectionRecord, findConnection } from '../../models/access/connections.ts';
import {
  findSchedules,
  type ScheduleRecord,
  saveLastJob,
  savePatch,
  saveRunning,
} from '../../models/runs/schedules.ts';
import { findSyncJob, type JobTrigger } from '../../models/runs/syncJobs.ts';
import type { JobView } from './jobView.ts';
import { createSchedules } from './scheduler.ts';
import { toLiveView } from './liveViews.ts';
import { findLookback, openConnection, startOrRefuse } from './syncJobs.ts';

const orders = 'orders';

export interface StreamSchedule {
  stream: string;
  running: boolean;
  intervalMinutes: number;
  lookbackHours: number;
  lastRun: JobView | null;
  /** null while it is stopped. */
  nextRunAt: Date | null;
  /** Everything of the platform up to here is in the cache. */
  watermark: Date | null;
}

/** The chosen stream's schedule (the platform's main one unless said otherwise) and all of them. */
export interface SchedulerStatus extends Omit<StreamSchedule, 'stream'> {
  streams: StreamSchedule[];
}

/** @throws ProblemError 404 */
export async function schedulerStatus(
  deps: IngestDeps,
  workspaceId: string,
  connectionId: string,
  stream?: string,
): Promise<SchedulerStatus> {
  const { connection, rows } = await openSchedules(deps, workspaceId, connectionId);
  const streams = await Promise.all(rows.map((row) => toStatus(deps, row)));
  const { stream: _name, ...chosen } = pick(streams, stream ?? findMain(deps, connection, rows));
  return { ...chosen, streams };
}

/** Every stream that runs on a schedule, of any platform: none where nothing is fetched. @throws ProblemError 404 */
export async function findStreamSchedules(
  deps: IngestDeps,
  workspaceId: string,
  connectionId: string,
): Promise<StreamSchedule[]> {
  const { rows } = await openSchedules(deps, workspaceId, connectionId);
  return Promise.all(rows.map((row) => toStatus(deps, row)));
}

export interface StreamScheduleChange {
  connectionId: string;
  stream: string;
  intervalMinutes?: number;
  running?: boolean;
}

/** How often one stream is read, and whether by itself at all. @throws ProblemError 404, 422 */
export async function changeStreamSchedule(
  deps: IngestDeps,
  workspaceId: string,
  { connectionId, stream, intervalMinutes, running }: StreamScheduleChange,
): Promise<StreamSchedule[]> {
  if (intervalMinutes !== undefined) {
    await patchScheduler(deps, workspaceId, connectionId, { stream, intervalMinutes });
  }
  if (running !== undefined) {
    await setRunning(deps, { workspaceId, connectionId, stream }, running);
  }
  return findStreamSchedules(deps, workspaceId, connectionId);
}

/** All streams' schedules, or one; what became due while they were stopped runs at the next tick. */
export async function startScheduler(
  deps: IngestDeps,
  workspaceId: string,
  connectionId: string,
  stream?: string,
): Promise<SchedulerStatus> {
  return setRunning(deps, { workspaceId, connectionId, stream }, true);
}

/** A run that is under way goes on to its end. */
export async function stopScheduler(
  deps: IngestDeps,
  workspaceId: string,
  connectionId: string,
  stream?: string,
): Promise<SchedulerStatus> {
  return setRunning(deps, { workspaceId, connectionId, stream }, false);
}

interface Chosen {
  workspaceId: string;
  connectionId: string;
  stream: string | undefined;
}

async function setRunning(
  deps: IngestDeps,
  { workspaceId, connectionId, stream }: Chosen,
  running: boolean,
): Promise<SchedulerStatus> {
  const { rows } = await openSchedules(deps, workspaceId, connectionId);
  const chosen = stream === undefined ? rows : [pick(rows, stream)];
  const ids = chosen.map(({ _id }) => _id);
  await saveRunning(deps.db, workspaceId, ids, running);
  return schedulerStatus(deps, workspaceId, connectionId, stream);
}

/** Runs the schedule's lookback now, also while it is stopped. @throws ProblemError 404, 409 */
export async function triggerScheduler(
  deps: IngestDeps,
  workspaceId: string,
  request: { connectionId: string; stream?: string; triggeredBy: JobTrigger },
): Promise<{ jobId: string }> {
  const connection = await openConnection(deps, workspaceId, request.connectionId);
  const { rows } = await openSchedules(deps, workspaceId, connection._id);
  const schedule = pick(rows, request.stream ?? findMain(deps, connection, rows));
  const streams = fetchableStreams(deps.registry, connection.platform);
  const stream = streams.find(({ name }) => name === schedule.stream);
  if (!stream) throw noSchedule(schedule.stream);
  const range = await findLookback(deps, workspaceId, connection._id, stream);
  const { jobId } = await startOrRefuse(deps, {
    connection,
    jobType: stream.name,
    origin: 'lookback',
    triggeredBy: request.triggeredBy,
    stages: [{ stream, range }],
  });
  await saveLastJob(deps.db, schedule._id, jobId);
  return { jobId };
}

export interface SchedulerSettings {
  stream?: string;
  intervalMinutes?: number;
  lookbackHours?: number;
}

/** @throws ProblemError 404, 422 */
export async function patchScheduler(
  deps: IngestDeps,
  workspaceId: string,
  connectionId: string,
  settings: SchedulerSettings,
): Promise<SchedulerStatus> {
  const { connection, rows } = await openSchedules(deps, workspaceId, connectionId);
  const schedule = pick(rows, settings.stream ?? findMain(deps, connection, rows));
  const { intervalMinutes, lookbackHours } = settings;
  checkWhole('intervalMinutes', intervalMinutes, 1, 7 * 24 * 60);
  checkWhole('lookbackHours', lookbackHours, 0, 24 * 366);
  const interval = intervalMinutes ?? schedule.intervalMinutes;
  await savePatch(deps.db, workspaceId, schedule._id, {
    intervalMinutes: interval,
    lookbackHours: lookbackHours ?? schedule.lookbackHours,
    staggerMs: computeStagger(connectionId, interval),
  });
  return schedulerStatus(deps, workspaceId, connectionId, schedule.stream);
}

function checkWhole(field: string, value: number | undefined, min: number, max: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return;
  const message = `must be a whole number from ${min} to ${max}`;
  throw new ProblemError(422, 'invalid_request', `${field}: ${message}`, {
    errors: [{ field, message }],
  });
}

/** Also a disconnected connection's: its settings can be seen and changed. */
async function openSchedules(
  deps: IngestDeps,
  workspaceId: string,
  connectionId: string,
): Promise<{ connection: ConnectionRecord; rows: ScheduleRecord[] }> {
  const connection = await findConnection(deps.db, workspaceId, connectionId);
  if (!connection) throw new ProblemError(404, 'not_found', 'There is no such connection');
  await createSchedules(deps, connection);
  return { connection, rows: await findSchedules(deps.db, workspaceId, connectionId) };
}

/** Whose schedule is meant where no stream is named: orders, or what a platform without them reads first (spec 7.7). */
function findMain(
  { registry }: IngestDeps,
  { platform }: ConnectionRecord,
  rows: ScheduleRecord[],
): string {
  const scheduled = new Set(rows.map(({ stream }) => stream));
  if (scheduled.has(orders)) return orders;
  const streams = fetchableStreams(registry, platform).filter(({ name }) => scheduled.has(name));
  const [first] = streams.sort((left, right) => left.priority - right.priority);
  return first?.name ?? orders;
}

function pick<T extends { stream: string }>(rows: T[], stream: string): T {
  const row = rows.find((candidate) => candidate.stream === stream);
  if (!row) throw noSchedule(stream);
  return row;
}

function noSchedule(stream: string): ProblemError {
  return new ProblemError(404, 'not_found', `This connection has no schedule for "${stream}"`);
}

async function toStatus(deps: IngestDeps, row: ScheduleRecord): Promise<StreamSchedule> {
  const job = row.lastJobId ? await findSyncJob(deps.db, row.workspaceId, row.lastJobId) : null;
  return {
    stream: row.stream,
    running: row.running,
    intervalMinutes: row.intervalMinutes,
    lookbackHours: row.lookbackHours,
    lastRun: job ? await toLiveView(deps, job) : null,
    nextRunAt: row.running ? row.nextRunAt : null,
    watermark: row.watermark,
  };
}
