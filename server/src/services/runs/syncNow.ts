import { minutesUntil } from '../../domain/schedule.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { fetchableStreams } from '../../ingest/runs/jobStages.ts';
import { jobSettings } from '../../ingest/runs/jobSettings.ts';
import { ProblemError } from '../../lib/errors.ts';
import { findServerTime } from '../../models/serverTime.ts';
import { findSyncNows } from '../../models/runs/syncJobs.ts';
import { findLookback, openConnection, type StartRequest, startOrRefuse } from './syncJobs.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * What changed lately in all streams, once per 15 min for a connection and 10 times a day in a workspace (spec 7.5).
 * @throws ProblemError 429 "Next sync available in 42 minutes" with `retryAfter` seconds; else as `startJob`.
 */
export async function startSyncNow(
  deps: IngestDeps,
  workspaceId: string,
  request: Omit<StartRequest, 'period'>,
): Promise<{ jobId: string }> {
  const connection = await openConnection(deps, workspaceId, request.connectionId);
  const now = await findServerTime(deps.db);
  const next = await findNextAllowed(deps, workspaceId, connection._id, now);
  if (next && next.getTime() > now.getTime()) throw refusal(next, now);
  const streams = fetchableStreams(deps.registry, connection.platform);
  const stages = await Promise.all(
    streams.map(async (stream) => ({
      stream,
      range: await findLookback(deps, workspaceId, connection._id, stream.name),
    })),
  );
  return startOrRefuse(deps, {
    connection,
    jobType: 'full',
    origin: 'lookback',
    triggeredBy: request.triggeredBy,
    stages,
    syncNowAt: now,
  });
}

/** The later of the two limits; null where neither counts anything. */
async function findNextAllowed(
  deps: IngestDeps,
  workspaceId: string,
  connectionId: string,
  now: Date,
): Promise<Date | null> {
  const { syncNowEveryMs, syncNowPerDay } = jobSettings(deps);
  const used = await findSyncNows(deps.db, workspaceId, new Date(now.getTime() - dayMs));
  const own = used.find((row) => row.connectionId === connectionId)?.syncNowAt;
  const oldest = used[syncNowPerDay - 1]?.syncNowAt;
  const ends = [
    ...(own ? [own.getTime() + syncNowEveryMs] : []),
    ...(oldest ? [oldest.getTime() + dayMs] : []),
  ];
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}

function refusal(next: Date, now: Date): ProblemError {
  const minutes = minutesUntil(next, now);
  const unit = minutes === 1 ? 'minute' : 'minutes';
  return new ProblemError(429, 'sync_limit', `Next sync available in ${minutes} ${unit}`, {
    retryAfter: Math.ceil((next.getTime() - now.getTime()) / 1000),
  });
}
