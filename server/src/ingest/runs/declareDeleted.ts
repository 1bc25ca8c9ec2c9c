import type { FetchContext, FetchPage } from '../../connectors/kit/types.ts';
import { saveSnapshots } from '../../models/cache/cacheIntake.ts';
import { findUnseen } from '../../models/cache/cacheUnseen.ts';
import type { PageTarget } from './pageIntake.ts';
import { toScope } from '../intakeScope.ts';

/** More candidates than this are left for the next pass. */
const maxAsked = 1000;
const maxSeen = 500_000;

/** Ids a pass has met; null from the start where it could not tell what is missing. */
export type SeenIds = Set<string> | null;

/**
 * Only a whole catalogue read by this process from its own start may miss something (spec 7.10, edge case 90):
 * one that was resumed has not seen its first pages.
 */
export function startSeen(
  target: Pick<PageTarget, 'stream'>,
  stage: { pages: number; range: { from: Date | null; to: Date | null } },
): SeenIds {
  const whole = stage.range.from === null && stage.range.to === null;
  const { kind, fetchOne } = target.stream;
  return kind === 'product' && fetchOne && whole && stage.pages === 0 ? new Set() : null;
}

export function addSeen(seen: SeenIds, page: FetchPage): SeenIds {
  if (!seen || page.unreadable.length > 0 || seen.size > maxSeen) return null;
  for (const { glance } of page.records) seen.add(glance.externalId);
  return seen;
}

/**
 * Products that were there before the pass began and did not come. Absence alone proves nothing: each is asked for by its id,
 * and only "the platform does not have it" makes a tombstone, dated with the start of the pass. How many.
 */
export async function declareDeleted(
  target: PageTarget,
  context: FetchContext,
  seen: SeenIds,
  startedAt: Date,
): Promise<number> {
  if (!seen || seen.size === 0) return 0;
  const { deps, connection, stream } = target;
  const { _id: connectionId, workspaceId } = connection;
  const place = { collection: stream.collection, connectionId };
  let deleted = 0;
  for (const id of await findUnseen(deps.db, workspaceId, place, { seen, startedAt }, maxAsked)) {
    context.signal.throwIfAborted();
    const found = await stream.fetchOne?.(context, id);
    const snapshot = found ?? toTombstone(id, startedAt);
    await saveSnapshots(deps.db, stream, toScope(connection), [snapshot], {
      origin: 'on_demand',
      authority: 1,
      apiVersion: connection.settings['apiVersion'] ?? null,
      jobId: null,
      topic: null,
      receivedAt: new Date(),
    });
    if (!found) deleted += 1;
  }
  if (deleted > 0) deps.wakeups.emit('pending');
  return deleted;
}

function toTombstone(externalId: string, at: Date) {
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
