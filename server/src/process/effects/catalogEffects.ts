import { requeueEntries, wakeSkipped } from '../../models/cache/cacheRequeue.ts';
import { wakeWaiting } from '../../models/cache/cacheWaiting.ts';
import { raiseCatalogNumber } from '../../models/records/catalogGroups.ts';
import {
  findOrderIdsByDeletedVariant,
  findOrderIdsBySku,
} from '../../models/records/ordersFind.ts';
import type { BatchContext } from '../deps.ts';
import type { SavedListing } from '../kinds/runListings.ts';
import type { SkusRun } from '../kinds/runSkus.ts';

/**
 * What a changed catalog means for others: entries that waited for a variant or an item go on (spec 4.7), and
 * orders whose lines were given up as deleted, or name a SKU that is called otherwise now, are made again.
 */
export async function saveCatalogEffects(
  context: BatchContext,
  saved: SavedListing[],
  run: SkusRun,
): Promise<void> {
  const { deps, connection, connector } = context;
  const { workspaceId, id } = connection;
  const collections = connector.streams
    .filter(({ kind }) => kind === 'order' || kind === 'inventory')
    .map(({ collection }) => collection);
  await raiseCatalogNumber(deps.db, connection);
  const keys = toKeys(context, saved);
  const woken = await wakeWaiting(deps.db, id, collections, keys);
  const taken = await wakeAllSkipped(context, collections, keys);
  const [healed, renamed] = await Promise.all([
    findOrderIdsByDeletedVariant(deps.db, workspaceId, id, toVariantIds(saved)),
    findOrderIdsBySku(deps.db, workspaceId, [...run.renamed]),
  ]);
  const again = await requeueOrders(context, [...new Set([...healed, ...renamed])]);
  if (woken + taken + again > 0) deps.wakeups.emit('pending');
}

function toVariantIds(saved: SavedListing[]): string[] {
  return saved.flatMap(
    ({ item }) => item.source?.variants.map(({ externalId }) => externalId) ?? [],
  );
}

function toKeys({ stream }: BatchContext, saved: SavedListing[]): string[] {
  return saved.flatMap(({ item, listing }) => [
    `${stream.name}:${listing.shopifyProductId}`,
    ...(item.source?.variants ?? []).flatMap(({ externalId, inventoryItemId }) => [
      `variant:${externalId}`,
      ...(inventoryItemId === null ? [] : [`item:${inventoryItemId}`]),
    ]),
  ]);
}

/** Stock of items that were unknown to the platform when it was asked. */
async function wakeAllSkipped(
  { deps, connection }: BatchContext,
  collections: string[],
  keys: string[],
): Promise<number> {
  const counts = await Promise.all(
    collections.map((name) => wakeSkipped(deps.db, connection.id, name, keys)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** An order's record and its entry share one id (spec 2.1). */
async function requeueOrders({ deps }: BatchContext, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const all = deps.registry.all().flatMap((connector) => connector.streams);
  const streams = all.filter(({ kind }) => kind === 'order');
  const counts = await Promise.all(
    streams.map(({ collection }) => requeueEntries(deps.db, collection, ids)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
