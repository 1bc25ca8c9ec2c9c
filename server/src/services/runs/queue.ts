import { sortWaiting } from '../../domain/queueOrder.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { type ConnectionRecord, findConnections } from '../../models/access/connections.ts';
import { countOpenEntries, type OpenEntries } from '../../models/cache/cacheOpen.ts';
import { findOpenJobs } from '../../models/runs/openJobs.ts';
import { findServerTime } from '../../models/serverTime.ts';
import { findUpcoming } from '../../models/runs/schedules.ts';
import { requireConnection } from '../connections/connectionChecks.ts';
import type { JobView } from './jobView.ts';
import { toLiveViews } from './liveViews.ts';

export interface Queue {
  running: JobView[];
  waiting: JobView[];
  entries: (OpenEntries & { connectionId: string; stream: string })[];
  next: { connectionId: string; stream: string; at: Date }[];
}

/** What waits in a workspace, or for one connection, and in which order (spec 7.7). @throws ProblemError 404 */
export async function findQueue(
  deps: IngestDeps,
  workspaceId: string,
  connectionId?: string,
): Promise<Queue> {
  const { db } = deps;
  const connections =
    connectionId === undefined
      ? await findConnections(db, workspaceId)
      : [await requireConnection(deps, workspaceId, connectionId)];
  const syncing = connections.filter(({ status }) => status !== 'disconnected');
  const [jobs, entries, schedules] = await Promise.all([
    findOpenJobs(db, workspaceId, connectionId),
    findEntries(deps, connections),
    findUpcoming(
      db,
      workspaceId,
      syncing.map(({ _id }) => _id),
    ),
  ]);
  const running = jobs.filter(({ status }) => status === 'running');
  const waiting = sortWaiting(jobs.filter(({ status }) => status === 'pending'));
  const views = await toLiveViews(deps, workspaceId, [...running, ...waiting]);
  return {
    running: views.slice(0, running.length),
    waiting: views.slice(running.length),
    entries,
    next: schedules.map((row) => ({
      connectionId: row.connectionId,
      stream: row.stream,
      at: row.nextRunAt,
    })),
  };
}

async function findEntries(
  { db, registry }: IngestDeps,
  connections: ConnectionRecord[],
): Promise<Queue['entries']> {
  const places = connections.flatMap((connection) => {
    const connector = registry.all().find(({ id }) => id === connection.platform);
    return (connector?.streams ?? []).map((stream) => ({ connection, stream }));
  });
  const now = await findServerTime(db);
  const counted = await Promise.all(
    places.map(async ({ connection: { _id: connectionId, workspaceId }, stream }) => {
      const { collection } = stream;
      const open = await countOpenEntries(db, { workspaceId, connectionId, collection }, now);
      return { connectionId, stream: stream.name, ...open };
    }),
  );
  return counted.filter((row) => row.pending + row.processing + row.retryScheduled > 0);
}
