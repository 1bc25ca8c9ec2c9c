import { daysBefore, toLocalDate, toLocalDays } from '../domain/localDays.ts';
import { isFinished } from '../domain/jobs.ts';
import type { TimeRange } from '../domain/schedule.ts';
import type { IngestDeps } from '../ingest/deps.ts';
import { ProblemError } from '../lib/errors.ts';
import type { ConnectionRecord } from '../models/access/connections.ts';
import {
  findLastReconcile,
  findReconciledDays,
  type ReconciledDay,
} from '../models/runs/reconciliations.ts';
import type { JobTrigger, SyncJob } from '../models/runs/syncJobs.ts';
import { findServerTime } from '../models/serverTime.ts';
import { startCacheRun } from './runs/cacheRuns.ts';
import { openConnection } from './runs/syncJobs.ts';

const usualDays = 30;
const mostDays = 366;

export interface ReconcileRequest {
  /** First and last date in the connection's time zone, or instants within them; the last 30 days up to now otherwise. */
  from?: string | undefined;
  to?: string | undefined;
  triggeredBy: JobTrigger;
}

/**
 * Compares platform, cache and ERP day by day, as a run (spec 7.9); `findReconciliation` has the result.
 * @throws ProblemError 409 while one runs, disconnected or not supported, 422 for a range that is none.
 */
export async function startReconcile(
  deps: IngestDeps,
  connection: ConnectionRecord,
  request: ReconcileRequest,
): Promise<{ jobId: string }> {
  await openConnection(deps, connection.workspaceId, connection._id);
  const stream = findComparable(deps, connection);
  if (!stream) {
    throw new ProblemError(409, 'not_supported', `${connection.platform} lists no orders`);
  }
  return startCacheRun(deps, connection, 'reconcile', {
    stream: stream.name,
    range: toRange(request, connection.timezone, await findServerTime(deps.db)),
    triggeredBy: request.triggeredBy,
    options: { dryRun: false, errorCode: null, fields: null },
  });
}

/** The stream of a platform whose records can be listed; undefined where there is none. */
export function findComparable(deps: Pick<IngestDeps, 'registry'>, { platform }: ConnectionRecord) {
  const connector = deps.registry.all().find(({ id }) => id === platform);
  return connector?.streams.find(({ kind, census }) => kind === 'order' && census);
}

function toRange(request: ReconcileRequest, timezone: string, now: Date): TimeRange {
  const today = toLocalDate(now, timezone);
  const last = request.to === undefined ? today : toDate(request.to, timezone);
  const first =
    request.from === undefined ? daysBefore(last, usualDays - 1) : toDate(request.from, timezone);
  if (first > last || first > today) throw refuseRange('must not be after to, nor in the future');
  if (daysBefore(last, mostDays) >= first) throw refuseRange(`at most ${mostDays} days at a time`);
  const days = toLocalDays(first, last, timezone);
  const end = days.at(-1)?.to ?? now;
  return { from: days[0]?.from ?? now, to: end < now ? end : now };
}

function toDate(text: string, timezone: string): string {
  return text.length === 10 ? text : toLocalDate(new Date(text), timezone);
}

function refuseRange(message: string): ProblemError {
  const errors = [{ field: 'from', message }];
  return new ProblemError(422, 'invalid_request', `from: ${message}`, { errors });
}

export interface Reconciliation {
  job: SyncJob;
  days: ReconciledDay[];
}

/** The newest run with the days it has compared so far; null before the first. */
export async function findReconciliation(
  deps: Pick<IngestDeps, 'db'>,
  { workspaceId, _id }: ConnectionRecord,
): Promise<Reconciliation | null> {
  const job = await findLastReconcile(deps.db, workspaceId, _id);
  if (!job) return null;
  return { job, days: await findReconciledDays(deps.db, workspaceId, job._id) };
}

/** The newest run once it has ended. @throws ProblemError 404 when there is none, 409 while it runs. */
export async function requireReconciliation(
  deps: Pick<IngestDeps, 'db'>,
  connection: ConnectionRecord,
): Promise<Reconciliation> {
  const found = await findReconciliation(deps, connection);
  if (!found) throw new ProblemError(404, 'not_found', 'Nothing was reconciled yet');
  if (isFinished(found.job.status)) return found;
  throw new ProblemError(409, 'job_state', 'The reconcile has not ended yet: wait for it');
}
