import type { StreamDefinition } from '../connectors/kit/types.ts';
import type { Registry } from '../connectors/registry.ts';
import { defaultRules } from '../domain/rules.ts';
import { parseJson } from '../lib/json.ts';
import { type ConnectionRecord, findConnections } from '../models/access/connections.ts';
import { countSkuless, findSkuless, type SkulessEntry } from '../models/cache/cacheSkuless.ts';
import type { Database } from '../models/database.ts';
import { mergePages, type Page, type PageRequest } from '../models/page.ts';

interface Deps {
  db: Database;
  registry: Registry;
}

type OrderStream = StreamDefinition<'order'>;

/** One cache of orders and the workspace's connections that fill it. */
interface OrderCache {
  stream: OrderStream;
  connections: ConnectionRecord[];
}

export interface WaitingOrder {
  entry: SkulessEntry;
  /** SKU codes; a variant's id where the line has none. */
  missing: string[];
}

/** Orders that cannot become records yet because a SKU of theirs is unknown (spec 4.7), the last received first. */
export async function findWaitingOrders(
  deps: Deps,
  workspaceId: string,
  filter: { connectionId?: string },
  page: PageRequest,
): Promise<Page<WaitingOrder>> {
  const caches = await findOrderCaches(deps, workspaceId, filter.connectionId);
  const pages = await Promise.all(
    caches.map((cache) => findSkuless(deps.db, workspaceId, toScope(cache), page)),
  );
  const found = mergePages(pages, { field: 'receivedAt', direction: -1 }, page);
  const items = found.items.map((entry) => ({ entry, missing: findMissing(caches, entry) }));
  return { ...found, items };
}

export async function countWaitingOrders(
  deps: Deps,
  workspaceId: string,
  connectionId?: string,
): Promise<number> {
  const caches = await findOrderCaches(deps, workspaceId, connectionId);
  const counts = await Promise.all(
    caches.map((cache) => countSkuless(deps.db, workspaceId, toScope(cache))),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function toScope({ stream, connections }: OrderCache) {
  return { collection: stream.collection, connectionIds: connections.map(({ _id }) => _id) };
}

/** The order caches of a workspace; of one connection alone, where it is named. */
async function findOrderCaches(
  { db, registry }: Deps,
  workspaceId: string,
  connectionId?: string,
): Promise<OrderCache[]> {
  const caches = new Map<string, OrderCache>();
  for (const connection of await findConnections(db, workspaceId)) {
    if (connectionId !== undefined && connection._id !== connectionId) continue;
    for (const stream of registry.get(connection.platform).streams.filter(isOrderStream)) {
      const cache = caches.get(stream.collection) ?? { stream, connections: [] };
      cache.connections.push(connection);
      caches.set(stream.collection, cache);
    }
  }
  return [...caches.values()];
}

function isOrderStream(stream: StreamDefinition): stream is OrderStream {
  return stream.kind === 'order';
}

/** The entry says which variants it waits for; its body what they are called. */
function findMissing(caches: OrderCache[], entry: SkulessEntry): string[] {
  const variants = entry.waitingFor.flatMap((key) => /^variant:(.+)$/.exec(key)?.[1] ?? []);
  const labels = new Map(caches.flatMap((cache) => readLabels(cache, entry)));
  return variants.map((variantId) => labels.get(variantId) ?? variantId);
}

function readLabels({ stream, connections }: OrderCache, entry: SkulessEntry): [string, string][] {
  const connection = connections.find(({ _id }) => _id === entry.connectionId);
  if (!connection || !entry.raw) return [];
  const { currency, timezone, rules } = connection;
  const context = { currency, timezone, rules: { ...defaultRules, ...rules } };
  const read = stream.read(parseJson(entry.raw.buffer), context);
  if (!read.ok) return [];
  return read.value.lines.flatMap(({ variantId, sku }): [string, string][] => {
    const label = sku?.trim();
    return variantId !== null && label ? [[variantId, label]] : [];
  });
}
