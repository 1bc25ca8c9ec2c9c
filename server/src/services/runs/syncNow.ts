import { computeNextSyncNow, toSyncNowMessage } from '../../domain/syncNow.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { jobSettings } from '../../ingest/runs/jobSettings.ts';
import { ProblemError } from '../../lib/errors.ts';
import { findServerTime } from '../../models/serverTime.ts';
import { findSyncNows } from '../../models/runs/syncJobs.ts';
import {
  findLookback,
  openConnection,
  requireStreams,
  type StartRequest,
  startOrRefuse,
} from './syncJobs.ts';

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
  const streams = requireStreams(deps, connection);
  const { now, nextOf } = await findSyncNowTimes(deps, workspaceId);
  const next = nextOf(connection._id);
  if (next) throw refusal(next, now);
  const stages = await Promise.all(
    streams.map(async (stream) => ({
      stream,
      range: await findLookback(deps, workspaceId, connection._id, stream),
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

/** When each connection of a workspace may be synced by hand again; null: now. By the server's clock. */
export async function findSyncNowTimes(
  deps: Pick<IngestDeps, 'db' | 'settings'>,
  workspaceId: string,
): Promise<{ now: Date; nextOf(connectionId: string): Date | null }> {
  const { syncNowEveryMs: everyMs, syncNowPerDay: perDay } = jobSettings(deps);
  const now = await findServerTime(deps.db);
  const rows = await findSyncNows(deps.db, workspaceId, new Date(now.getTime() - dayMs));
  const used = rows.flatMap(({ connectionId, syncNowAt: at }) =>
    at ? [{ connectionId, at }] : [],
  );
  return { now, nextOf: (id) => computeNextSyncNow(used, id, { everyMs, perDay, now }) };
}

function refusal(next: Date, now: Date): ProblemError {
  return new ProblemError(429, 'sync_limit', toSyncNowMessage(next, now), {
    retryAfter: Math.ceil((next.getTime() - now.getTime()) / 1000),
  });
}
