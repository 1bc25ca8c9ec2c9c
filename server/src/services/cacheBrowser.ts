import type { StreamDefinition } from '../connectors/kit/types.ts';
import type { Registry } from '../connectors/registry.ts';
import { ProblemError } from '../lib/errors.ts';
import {
  type CacheCounts,
  countCache,
  type ErrorGroup,
  findEntry,
  findErrorGroups,
} from '../models/cache/cacheQueries.ts';
import type { CacheEntry } from '../models/cache/cacheTypes.ts';
import type { ConnectionRecord } from '../models/access/connections.ts';
import type { Database } from '../models/database.ts';

export interface CacheDeps {
  db: Database;
  registry: Registry;
}

/** Counts of every stream of a connection, by stream name. */
export async function findCacheStatus(
  deps: CacheDeps,
  connection: Pick<ConnectionRecord, '_id' | 'workspaceId' | 'platform'>,
): Promise<Record<string, CacheCounts>> {
  const { streams } = deps.registry.get(connection.platform);
  const counts = await Promise.all(
    streams.map(async ({ name, collection }) => {
      const { workspaceId, _id } = connection;
      return [name, await countCache(deps.db, workspaceId, collection, _id)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

/** A stream of a platform. @throws ProblemError 422 for one the platform does not have */
export function findStream(deps: CacheDeps, platform: string, stream: string): StreamDefinition {
  const found = deps.registry.get(platform).streams.find(({ name }) => name === stream);
  if (found) return found;
  throw new ProblemError(422, 'invalid_request', `stream: ${platform} has no ${stream}`);
}

/** One entry of the stream, or of the first that has one: its id names the connection, not the stream. */
export async function findWholeEntry(
  deps: CacheDeps,
  workspaceId: string,
  platform: string,
  choice: { id: string; stream?: string | undefined },
): Promise<{ stream: string; entry: CacheEntry } | null> {
  const all = deps.registry.get(platform).streams;
  const streams = all.filter(({ name }) => (choice.stream ?? name) === name);
  const found = await Promise.all(
    streams.map(async ({ name, collection }) => ({
      stream: name,
      entry: await findEntry(deps.db, workspaceId, collection, choice.id),
    })),
  );
  const [hit] = found.flatMap(({ stream, entry }) => (entry ? [{ stream, entry }] : []));
  return hit ?? null;
}

/** Failed entries grouped by error over all streams, most first (spec 8.3). */
export async function findAllErrorGroups(
  deps: CacheDeps,
  connection: ConnectionRecord,
): Promise<(ErrorGroup & { stream: string })[]> {
  const { streams } = deps.registry.get(connection.platform);
  const groups = await Promise.all(
    streams.map(async ({ name, collection }) => {
      const { workspaceId, _id } = connection;
      const found = await findErrorGroups(deps.db, workspaceId, collection, _id);
      return found.map((group) => ({ ...group, stream: name }));
    }),
  );
  return groups.flat().sort((left, right) => right.count - left.count);
}
