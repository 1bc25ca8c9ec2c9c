import { hasPending } from '../../models/cache/cacheClaims.ts';
import type { CacheEntry } from '../../models/cache/cacheTypes.ts';
import { type DemandRecord, demandId, requestFetches } from '../../models/cache/demands.ts';
import { findDemands } from '../../models/cache/demandsFind.ts';
import type { BatchContext } from '../deps.ts';
import { toFailure } from '../failures.ts';
import { findProductStream } from './missingSkus.ts';

export type ItemVerdict = 'gone' | 'wait' | 'ask';

interface ItemCase {
  entry: Pick<CacheEntry, '_id' | 'receivedAt'>;
  itemId: string;
}

/**
 * What to do about levels of items without a SKU: while products are still to be processed one of them may be
 * it; else the item's product is asked for (spec 4.7 for stock). By entry.
 */
export async function settleItems(
  context: BatchContext,
  cases: ItemCase[],
): Promise<Map<string, ItemVerdict>> {
  const stream = findProductStream(context);
  if (cases.length === 0 || !stream) return new Map();
  const { deps, connection } = context;
  const toId = (itemId: string): string =>
    demandId({
      connectionId: connection.id,
      stream: stream.name,
      externalId: toExternalId(itemId),
    });
  const [asked, coming] = await Promise.all([
    findDemands(
      deps.db,
      connection.workspaceId,
      cases.map(({ itemId }) => toId(itemId)),
    ),
    hasPending(deps.db, stream.collection, connection.id),
  ]);
  const demands = new Map(asked.map((demand) => [demand._id, demand]));
  const verdicts = new Map(
    cases.map((one) => [one.entry._id, judge(one, demands.get(toId(one.itemId)), coming)]),
  );
  const wanted = cases.filter(({ entry }) => verdicts.get(entry._id) === 'ask');
  await askFor(context, stream.name, new Set(wanted.map(({ itemId }) => itemId)));
  return verdicts;
}

/** How the platform is asked for a product by one of its items. */
function toExternalId(itemId: string): string {
  return `inventory_item:${itemId}`;
}

function judge(
  { entry }: ItemCase,
  demand: DemandRecord | undefined,
  coming: boolean,
): ItemVerdict {
  if (demand?.status === 'gone') return 'gone';
  if (coming || demand?.status === 'open') return 'wait';
  const answered = demand?.status === 'fetched' ? demand.answeredAt : null;
  return answered !== null && answered >= entry.receivedAt ? 'gone' : 'ask';
}

async function askFor(
  { deps, connection }: BatchContext,
  stream: string,
  itemIds: Set<string>,
): Promise<void> {
  if (itemIds.size === 0) return;
  await requestFetches(
    deps.db,
    [...itemIds].map((itemId) => ({
      workspaceId: connection.workspaceId,
      connectionId: connection.id,
      stream,
      externalId: toExternalId(itemId),
      reason: 'a stock level names an item that is not known',
    })),
  );
  deps.wakeups.emit('demands');
}

export function toItemFailure(itemId: string) {
  return toFailure('SKU_NOT_FOUND', `SKU not found: inventory item ${itemId}`, [
    `item:${itemId}`,
    `products:inventory_item:${itemId}`,
  ]);
}
