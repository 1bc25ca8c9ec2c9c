import { setTimeout as sleep } from 'node:timers/promises';
import type { IngestDeps } from '../ingest/deps.ts';
import { type ConnectionRecord, updateConnection } from '../models/access/connections.ts';
import { pauseHeardWithinMs } from '../process/claimer.ts';
import { findCacheStatus } from './cacheBrowser.ts';

/** What the processor has to do for a connection (spec 8.2). */
export interface ProcessorState {
  paused: boolean;
  pending: number;
  processing: number;
  failed: number;
  oldestPendingAt: Date | null;
}

export async function findProcessorState(
  deps: Pick<IngestDeps, 'db' | 'registry'>,
  connection: ConnectionRecord,
): Promise<ProcessorState> {
  const counts = Object.values(await findCacheStatus(deps, connection));
  const sum = (key: 'pending' | 'processing' | 'failed') =>
    counts.reduce((total, one) => total + one[key], 0);
  const oldest = counts.flatMap(({ oldestPendingAt }) => oldestPendingAt?.getTime() ?? []);
  return {
    paused: connection.processorPaused,
    pending: sum('pending'),
    processing: sum('processing'),
    failed: sum('failed'),
    oldestPendingAt: oldest.length === 0 ? null : new Date(Math.min(...oldest)),
  };
}

/**
 * Pauses or resumes processing of a connection on every instance; a batch that was begun is finished. A pause is answered once
 * all have heard of it: what comes from then on waits.
 */
export async function setProcessorPaused(
  deps: IngestDeps,
  connection: ConnectionRecord,
  paused: boolean,
): Promise<ProcessorState> {
  await updateConnection(deps.db, connection.workspaceId, connection._id, {
    processorPaused: paused,
  });
  if (paused) await sleep(pauseHeardWithinMs);
  else deps.wakeups.emit('pending');
  return findProcessorState(deps, { ...connection, processorPaused: paused });
}
