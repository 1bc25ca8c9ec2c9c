import type { FetchContext, FetchPage, RawRecord } from '../../connectors/kit/types.ts';
import { toDayRange } from '../../domain/localDays.ts';
import { saveSnapshots } from '../../models/cache/cacheIntake.ts';
import { findUnseen } from '../../models/cache/cacheUnseen.ts';
import type { PageTarget } from './pageIntake.ts';
import { toScope } from '../intakeScope.ts';

/** More candidates than this are left for the next pass. */
const maxAsked = 1000;
const maxSeen = 500_000;
const maxUnseen = 50_000;
/** Where a platform does not say how long it keeps its days. */
const defaultDays = 365;
const dayMs = 24 * 60 * 60_000;

/** Ids a pass has met; null from the start where it could not tell what is missing. */
export type SeenIds = Set<string> | null;

type Range = { from: Date | null; to: Date | null };

/**
 * Only a whole catalogue, or the whole of a report's days, read by this process from its own start may miss something
 * (spec 7.10, edge case 90): one that was resumed has not seen its first pages.
 */
export function startSeen(
  target: Pick<PageTarget, 'stream'>,
  stage: { pages: number; range: Range },
): SeenIds {
  const { kind, fetchOne, dayOf } = target.stream;
  const whole = stage.range.from === null && stage.range.to === null;
  const tells = dayOf !== undefined || (kind === 'product' && fetchOne && whole);
  return tells && stage.pages === 0 ? new Set() : null;
}

export function addSeen(seen: SeenIds, page: FetchPage): SeenIds {
  if (!seen || page.unreadable.length > 0 || seen.size > maxSeen) return null;
  for (const { glance } of page.records) seen.add(glance.externalId);
  return seen;
}

export interface FinishedPass {
  seen: SeenIds;
  startedAt: Date;
  range: Range;
}

/** What a finished pass shows to be gone. How many. */
export async function declareDeleted(
  target: PageTarget,
  context: FetchContext,
  pass: FinishedPass,
): Promise<number> {
  if (!pass.seen || pass.seen.size === 0) return 0;
  const deleted = target.stream.dayOf
    ? await declareDays(target, context, { ...pass, seen: pass.seen }, target.stream.dayOf)
    : await declareUnknown(target, context, { ...pass, seen: pass.seen });
  if (deleted > 0) target.deps.wakeups.emit('pending');
  return deleted;
}

type SeenPass = FinishedPass & { seen: Set<string> };

/** Rows of the range's days that were not reported this time. */
async function declareDays(
  target: PageTarget,
  { connection }: FetchContext,
  { seen, startedAt, range }: SeenPass,
  dayOf: (externalId: string) => string,
): Promise<number> {
  const { deps, stream } = target;
  const { timezone, workspaceId, connectionId } = connection;
  const earliest = new Date(startedAt.getTime() - (stream.keepsDays ?? defaultDays) * dayMs);
  const { since, until } = toDayRange(range, timezone, { earliest, now: startedAt });
  const place = { collection: stream.collection, connectionId };
  const gone = (await findUnseen(deps.db, workspaceId, place, { seen, startedAt }, maxUnseen))
    .filter((id) => dayOf(id) >= since && dayOf(id) <= until)
    // A report has no version of its own: of one day's, the last one read counts.
    .map((id) => toTombstone(id, new Date(`${dayOf(id)}T00:00:00Z`)));
  await saveFound(target, gone);
  return gone.length;
}

/**
 * Products that were there before the pass began and did not come. Absence alone proves nothing: each is asked for by its id,
 * and only "the platform does not have it" makes a tombstone, dated with the start of the pass. How many.
 */
async function declareUnknown(
  target: PageTarget,
  context: FetchContext,
  { seen, startedAt }: SeenPass,
): Promise<number> {
  const { deps, connection, stream } = target;
  const { _id: connectionId, workspaceId } = connection;
  const place = { collection: stream.collection, connectionId };
  let deleted = 0;
  for (const id of await findUnseen(deps.db, workspaceId, place, { seen, startedAt }, maxAsked)) {
    context.signal.throwIfAborted();
    const found = await stream.fetchOne?.(context, id);
    await saveFound(target, [found ?? toTombstone(id, startedAt)]);
    if (!found) deleted += 1;
  }
  return deleted;
}

async function saveFound(
  { deps, stream, connection }: PageTarget,
  snapshots: RawRecord[],
): Promise<void> {
  if (snapshots.length === 0) return;
  await saveSnapshots(deps.db, stream, toScope(connection), snapshots, {
    origin: 'on_demand',
    authority: 1,
    apiVersion: connection.settings['apiVersion'] ?? null,
    jobId: null,
    topic: null,
    receivedAt: new Date(),
  });
}

function toTombstone(externalId: string, at: Date): RawRecord {
  const seconds = Math.floor(at.getTime() / 1000) * 1000;
  return {
    raw: Buffer.from(JSON.stringify({ id: externalId })),
    glance: {
      externalId,
      sourceVersion: new Date(seconds),
      deleted: true,
      complete: true,
      marks: [],
      summary: {},
    },
  };
}
