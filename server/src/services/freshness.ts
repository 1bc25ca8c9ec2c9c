import {
  type ConnectionFreshness,
  computeUpdatedAt,
  type Freshness,
  sumStreams,
} from '../domain/freshness.ts';
import { type ConnectionGlance, findConnectionGlances } from '../models/access/connectionsFind.ts';
import { findStreamFreshness, type StreamFreshness } from '../models/cache/cacheFreshness.ts';
import { findNextRuns, findSyncingIds } from '../models/runs/nextRuns.ts';
import type { CacheDeps } from './cacheBrowser.ts';

/** How new the data of each connection is, and of all together (spec 11.4). */
export async function findFreshness(deps: CacheDeps, workspaceId: string): Promise<Freshness> {
  const connections = await findConnectionGlances(deps.db, workspaceId);
  const ids = connections.map(({ _id }) => _id);
  const [streams, nextRuns, syncing] = await Promise.all([
    findStreams(deps, workspaceId, connections),
    findNextRuns(deps.db, workspaceId, ids),
    findSyncingIds(deps.db, workspaceId),
  ]);
  const items = connections.map((connection): ConnectionFreshness => {
    const { _id: connectionId, platform, name, statusReason, lastSyncAt } = connection;
    const connected = connection.status !== 'disconnected';
    return {
      connectionId,
      platform,
      ...findKind(deps, platform),
      name,
      status: connected && syncing.has(connectionId) ? 'syncing' : connection.status,
      statusReason,
      lastSyncAt,
      // Nothing is fetched from a disconnected one, whatever its schedules say (spec 7.6).
      nextRunAt: connected ? (nextRuns.get(connectionId) ?? null) : null,
      ...sumStreams(streams.filter((stream) => stream.connectionId === connectionId)),
    };
  });
  // A file is not out of date because nobody imported another one since.
  const fetched = items.filter(({ category }) => category !== 'file');
  return { items, updatedAt: computeUpdatedAt(fetched.length > 0 ? fetched : items) };
}

function findKind({ registry }: CacheDeps, platform: string) {
  const connector = registry.all().find(({ id }) => id === platform);
  return { platformName: connector?.name ?? platform, category: connector?.category ?? 'other' };
}

/** A stream's cache is one collection for all connections of its platform: it is asked once. */
async function findStreams(
  { db, registry }: CacheDeps,
  workspaceId: string,
  connections: ConnectionGlance[],
): Promise<StreamFreshness[]> {
  const found = await Promise.all(
    registry.all().flatMap(({ id, streams }) => {
      const ids = connections.filter(({ platform }) => platform === id).map(({ _id }) => _id);
      if (ids.length === 0) return [];
      return streams.map(({ collection }) => findStreamFreshness(db, workspaceId, collection, ids));
    }),
  );
  return found.flat();
}
