import { type Difference, type DifferenceKind, isOpen } from '../domain/reconcile.ts';
import type { IngestDeps } from '../ingest/deps.ts';
import type { ConnectionRecord } from '../models/access/connections.ts';
import { cacheId } from '../models/cache/cache.ts';
import { openBodiless, requeueById } from '../models/cache/cacheById.ts';
import { requestFetches } from '../models/cache/demands.ts';
import { saveHealed } from '../models/runs/reconciliations.ts';
import { findComparable, requireReconciliation } from './reconcile.ts';

export interface Healing {
  /** Orders that are fetched from the platform again, each by its id. */
  requested: number;
  /** Entries that are processed again. */
  requeued: number;
  /** Entries that are pending anyway. */
  waiting: number;
}

/** The platform is fine and the cache is: only processing is missing. */
const inErp: ReadonlySet<DifferenceKind> = new Set([
  'missing_in_erp',
  'behind_in_erp',
  'amount_differs_in_erp',
]);
const chunk = 1000;

/**
 * Heals what the newest reconcile found (spec 7.9): what is missing, old or unknown is asked for by its id, what is
 * cached and not in the ERP is processed again. Nothing is deleted: absence proves nothing (spec 7.10).
 * @throws ProblemError 404 when nothing was reconciled yet, 409 while it runs.
 */
export async function healReconciliation(
  deps: IngestDeps,
  connection: ConnectionRecord,
): Promise<Healing> {
  const { job, days } = await requireReconciliation(deps, connection);
  const open = days.flatMap(({ differences }) => differences.filter(isOpen));
  const sum: Healing = { requested: 0, requeued: 0, waiting: 0 };
  for (let start = 0; start < open.length; start += chunk) {
    const healed = await healSome(deps, connection, open.slice(start, start + chunk));
    for (const key of ['requested', 'requeued', 'waiting'] as const) sum[key] += healed[key];
  }
  await saveHealed(deps.db, connection.workspaceId, job._id);
  deps.wakeups.emit('demands');
  deps.wakeups.emit('pending');
  return sum;
}

async function healSome(
  deps: IngestDeps,
  connection: ConnectionRecord,
  differences: Difference[],
): Promise<Healing> {
  const { workspaceId, _id: connectionId } = connection;
  const stream = findComparable(deps, connection);
  if (!stream) return { requested: 0, requeued: 0, waiting: 0 };
  const { name, collection } = stream;
  const toId = ({ externalId }: Difference) => cacheId(connectionId, externalId);
  const cached = differences.filter(({ kind }) => inErp.has(kind));
  const bodiless = await openBodiless(deps.db, workspaceId, collection, cached.map(toId));
  const fetched = differences.filter((one) => !inErp.has(one.kind) || bodiless.has(toId(one)));
  const reason = ({ kind }: Difference) => `reconcile: ${kind}`;
  await requestFetches(
    deps.db,
    fetched.map((one) => ({
      workspaceId,
      connectionId,
      stream: name,
      externalId: one.externalId,
      reason: reason(one),
    })),
  );
  const again = cached.map(toId).filter((id) => !bodiless.has(id));
  const requeued = await requeueById(deps.db, workspaceId, collection, again);
  return { requested: fetched.length, requeued, waiting: again.length - requeued };
}
