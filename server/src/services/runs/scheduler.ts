import { computeStagger } from '../../domain/schedule.ts';
import { createJob } from '../../ingest/runs/createJob.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { fetchableStreams } from '../../ingest/runs/jobStages.ts';
import {
  type ConnectionRecord,
  findAllConnections,
  findConnection,
} from '../../models/access/connections.ts';
import {
  claimDueSchedule,
  ensureSchedules,
  findScheduleIds,
  type NewSchedule,
  type ScheduleRecord,
  saveCatchUp,
  saveLastJob,
  scheduleId,
} from '../../models/runs/schedules.ts';
import { findLookback } from './syncJobs.ts';

const catchUpAfterMs = 5 * 60_000;

/**
 * Creates missing schedules, then starts what is due. Any instance may do it at any time: a due schedule is claimed in
 * one guarded write, and a run whose streams are being fetched is not started again. How many runs it started.
 */
export async function runDueSchedules(deps: IngestDeps): Promise<number> {
  await createMissingSchedules(deps);
  let started = 0;
  for (;;) {
    const schedule = await claimDueSchedule(deps.db);
    if (!schedule) return started;
    if (await startScheduled(deps, schedule)) started += 1;
  }
}

/** After a boot: what did not run for a while is due now, whatever its next time was (spec 7.3). */
export async function runCatchUp(deps: IngestDeps): Promise<number> {
  await saveCatchUp(deps.db, catchUpAfterMs);
  return runDueSchedules(deps);
}

/** The schedules of one connection's streams, from what its connector proposes. */
export async function createSchedules(
  deps: IngestDeps,
  connection: ConnectionRecord,
): Promise<void> {
  await ensureSchedules(deps.db, toSchedules(deps, connection));
}

async function createMissingSchedules(deps: IngestDeps): Promise<void> {
  const [connections, known] = await Promise.all([
    findAllConnections(deps.db),
    findScheduleIds(deps.db),
  ]);
  const missing = connections
    .flatMap((connection) => toSchedules(deps, connection))
    .filter((row) => !known.has(scheduleId(row.connectionId, row.stream)));
  await ensureSchedules(deps.db, missing);
}

function toSchedules(deps: IngestDeps, connection: ConnectionRecord): NewSchedule[] {
  return fetchableStreams(deps.registry, connection.platform).flatMap(({ name, schedule }) =>
    schedule === null
      ? []
      : [
          {
            workspaceId: connection.workspaceId,
            connectionId: connection._id,
            stream: name,
            intervalMinutes: schedule.everyMinutes,
            lookbackHours: schedule.lookbackHours,
            staggerMs: computeStagger(connection._id, schedule.everyMinutes),
          },
        ],
  );
}

/** A disconnected connection is left out before anything is queued (edge case 88). */
async function startScheduled(deps: IngestDeps, schedule: ScheduleRecord): Promise<boolean> {
  const connection = await findConnection(deps.db, schedule.workspaceId, schedule.connectionId);
  if (!connection || connection.status === 'disconnected') return false;
  const { platform } = connection;
  const stream = fetchableStreams(deps.registry, platform).find(
    ({ name }) => name === schedule.stream,
  );
  if (!stream) return false;
  const created = await createJob(deps, {
    connection,
    jobType: stream.name,
    origin: 'lookback',
    triggeredBy: { kind: 'schedule', id: schedule._id },
    stages: [
      {
        stream,
        range: await findLookback(deps, schedule.workspaceId, connection._id, stream),
      },
    ],
  });
  if ('busy' in created) return false;
  await saveLastJob(deps.db, schedule._id, created.job._id);
  return true;
}
