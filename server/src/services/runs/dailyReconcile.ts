import { daysBefore, toLocalDate } from '../../domain/localDays.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { toError } from '../../lib/errors.ts';
import { type ConnectionRecord, findAllConnections } from '../../models/access/connections.ts';
import { claimReconcileTurn } from '../../models/runs/reconciliations.ts';
import { findServerTime } from '../../models/serverTime.ts';
import { findComparable, startReconcile } from '../reconcile.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * Starts the daily reconcile of each connection whose turn it is: the 30 days up to yesterday (spec 7.9). Any
 * instance may ask at any time, one gets the turn. How many it started.
 */
export async function runDailyReconciles(deps: IngestDeps): Promise<number> {
  let started = 0;
  for (const connection of await findAllConnections(deps.db)) {
    if (connection.status === 'disconnected' || !findComparable(deps, connection)) continue;
    const { workspaceId, _id } = connection;
    if (!(await claimReconcileTurn(deps.db, workspaceId, _id, dayMs))) continue;
    if (await startSafely(deps, connection)) started += 1;
  }
  return started;
}

/** One connection that refuses, because a person's reconcile runs for instance, does not hold up the others. */
async function startSafely(deps: IngestDeps, connection: ConnectionRecord): Promise<boolean> {
  try {
    const today = toLocalDate(await findServerTime(deps.db), connection.timezone);
    const triggeredBy = { kind: 'schedule' as const, id: 'reconcile' };
    await startReconcile(deps, connection, { to: daysBefore(today, 1), triggeredBy });
    return true;
  } catch (error) {
    const refused = { connection: connection._id, error: toError(error) };
    deps.logger.warn('a daily reconcile was not started', refused);
    return false;
  }
}
