import type { CheckResult } from '../../connectors/kit/types.ts';
import { createJob } from '../../ingest/runs/createJob.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { fetchableStreams } from '../../ingest/runs/jobStages.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import { saveLastJob, scheduleId } from '../../models/runs/schedules.ts';
import { createSchedules } from './scheduler.ts';
import { findLookback } from './syncJobs.ts';

/**
 * A connection whose checks passed is read at once, all streams, each its first days (spec 10).
 * @returns null where nothing was started: a check failed, nothing can be fetched, it is read by hand, or it runs already.
 */
export async function startFirstRun(
  deps: IngestDeps,
  connection: ConnectionRecord,
  checks: CheckResult[],
): Promise<{ jobId: string } | null> {
  const { _id: connectionId, platform, workspaceId } = connection;
  const streams = fetchableStreams(deps.registry, platform);
  const isReady = checks.every(({ ok }) => ok) && connection.status !== 'disconnected';
  const { historyByHand = false } = deps.registry.get(platform);
  if (!isReady || streams.length === 0 || historyByHand) return null;
  // How far a stream was read is kept in its schedule: it must be there before the run ends.
  await createSchedules(deps, connection);
  const stages = await Promise.all(
    streams.map(async (stream) => ({
      stream,
      range: await findLookback(deps, workspaceId, connectionId, stream),
    })),
  );
  const created = await createJob(deps, {
    connection,
    jobType: 'full',
    origin: 'lookback',
    triggeredBy: { kind: 'system', id: null },
    stages,
  });
  if ('busy' in created) return null;
  const jobId = created.job._id;
  for (const { name } of streams) await saveLastJob(deps.db, scheduleId(connectionId, name), jobId);
  return { jobId };
}
