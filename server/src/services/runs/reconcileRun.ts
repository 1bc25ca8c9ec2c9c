import type { FetchContext } from '../../connectors/kit/types.ts';
import { type LocalDay, toLocalDate, toLocalDays } from '../../domain/localDays.ts';
import {
  computeDay,
  type DayComparison,
  isOpen,
  type PlatformRow,
} from '../../domain/reconcile.ts';
import { toConnectionContext } from '../../ingest/connectionContext.ts';
import { Interruption } from '../../ingest/runs/interruption.ts';
import type { LocalRun } from '../../ingest/runs/localRun.ts';
import type { StageRun } from '../../ingest/runs/runStream.ts';
import { FatalError } from '../../lib/errors.ts';
import { demandId } from '../../models/cache/demands.ts';
import { findDemands } from '../../models/cache/demandsFind.ts';
import { findFiguresByDate, findFiguresById } from '../../models/records/orderFigures.ts';
import { saveReconciledDay } from '../../models/runs/reconciliations.ts';
import { runLocalPages } from './localPages.ts';
import { findCacheRows } from './reconcileCache.ts';

/**
 * A reconcile's stage (spec 7.9): day after day the platform's list beside the cache and the records. A page of the
 * run is a day, so a pause or a crash costs one at most.
 */
export const runReconcile: LocalRun = async (run) => {
  if (run.connection.status === 'disconnected') throw new Interruption('disconnected');
  const days = toDays(run);
  await runLocalPages(run, null, async ({ after, preview }) => {
    const day = days.find(({ date }) => date > after);
    if (!day) return null;
    const { compared, orders } = await compareDay(run, day);
    const stale = compared.differences.filter(isOpen).length;
    const rows = { fetched: orders, unchanged: orders - stale, stale, unreadable: 0 };
    return { after: day.date, preview, rows };
  });
};

/** The calendar days of the range; the last one ends where the range does. */
function toDays({ stage, connection: { timezone } }: StageRun): LocalDay[] {
  const { from, to } = stage.range;
  if (!from || !to) throw new FatalError('A reconcile needs a range with both ends');
  const last = toLocalDate(new Date(to.getTime() - 1), timezone);
  return toLocalDays(toLocalDate(from, timezone), last, timezone).map((day) => ({
    ...day,
    to: day.to < to ? day.to : to,
  }));
}

async function compareDay(
  run: StageRun,
  day: LocalDay,
): Promise<{ compared: DayComparison; orders: number }> {
  const { deps, job, connection } = run;
  const { workspaceId, _id: connectionId } = connection;
  const listedAt = new Date();
  const platform = await fetchDay(run, day);
  const listed = new Set(platform.map(({ externalId }) => externalId));
  const dated = await findFiguresByDate(deps.db, workspaceId, { connectionId, ...day });
  const known = new Set(dated.map(({ externalId }) => externalId));
  const elsewhere = [...listed].filter((id) => !known.has(id));
  const erpIds = elsewhere.map((id) => `${connectionId}:${id}`);
  const erp = [...dated, ...(await findFiguresById(deps.db, workspaceId, erpIds))];
  const ids = [...new Set([...listed, ...known])];
  const cache = await findCacheRows(run, ids);
  const unlisted = ids.filter((id) => !listed.has(id));
  const gone = await findGone(run, unlisted);
  const compared = computeDay({ platform, cache, erp, gone }, day, listedAt);
  const open = compared.differences.filter(isOpen).length;
  await saveReconciledDay(deps.db, {
    workspaceId,
    connectionId,
    jobId: job._id,
    date: day.date,
    ...compared,
    open,
    gone: compared.differences.length - open,
    checkedAt: listedAt,
  });
  return { compared, orders: ids.length };
}

/** Of which the platform said, asked for them by id, that it does not have them. */
async function findGone(run: StageRun, externalIds: string[]): Promise<Set<string>> {
  const { deps, connection, stream } = run;
  const { workspaceId, _id: connectionId } = connection;
  const ids = externalIds.map((externalId) =>
    demandId({ connectionId, stream: stream.name, externalId }),
  );
  const demands = await findDemands(deps.db, workspaceId, ids);
  const gone = demands.filter(({ status }) => status === 'gone');
  return new Set(gone.map(({ externalId }) => externalId));
}

/** The platform's list of a day, without what lies at its edges. */
async function fetchDay(run: StageRun, day: LocalDay): Promise<PlatformRow[]> {
  const { deps, connection, stream, watch } = run;
  if (!stream.census) throw new FatalError(`${stream.name} cannot be listed`);
  const context: FetchContext = {
    connection: toConnectionContext(connection, deps.unseal),
    signal: watch.signal,
    notice: (message) => watch.notice(message),
  };
  const rows = new Map<string, PlatformRow>();
  for await (const page of stream.census(context, { from: day.from, to: day.to })) {
    watch.signal.throwIfAborted();
    for (const row of page)
      if (row.at >= day.from && row.at < day.to) rows.set(row.externalId, row);
  }
  watch.notice(null);
  return [...rows.values()];
}
