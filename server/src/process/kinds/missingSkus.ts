import type { StreamDefinition } from '../../connectors/kit/types.ts';
import type { MissingSku } from '../../domain/order/orderTypes.ts';
import { cacheCollection, cacheId } from '../../models/cache/cache.ts';
import type { CacheEntry } from '../../models/cache/cacheTypes.ts';
import { type DemandRecord, demandId, requestFetches } from '../../models/cache/demands.ts';
import { findDemands } from '../../models/cache/demandsFind.ts';
import type { BatchContext } from '../deps.ts';

/** A variant an entry waits for. */
export interface MissingCase {
  entry: Pick<CacheEntry, '_id' | 'receivedAt'>;
  sku: MissingSku;
}

type ProductHead = Pick<CacheEntry, '_id' | 'status' | 'deleted'>;
type Verdict = 'gone' | 'wait' | 'ask';

/**
 * Which of the missing variants the platform does not have (any more); the others' products are asked for,
 * unless they are on their way (spec 4.7). The keys of the answer are `<entry>|<variant>`.
 */
export async function settleMissing(
  context: BatchContext,
  cases: MissingCase[],
): Promise<Set<string>> {
  const known = await findKnown(context, cases);
  const gone = new Set<string>();
  const wanted = new Set<string>();
  for (const one of cases) {
    const verdict = judge(context, one, known);
    if (verdict === 'gone') gone.add(toCaseKey(one.entry._id, one.sku.variantId));
    if (verdict === 'ask' && one.sku.productId !== null) wanted.add(one.sku.productId);
  }
  await askFor(context, [...wanted]);
  return gone;
}

export function toCaseKey(entryId: string, variantId: string): string {
  return `${entryId}|${variantId}`;
}

interface Known {
  products: Map<string, ProductHead>;
  demands: Map<string, DemandRecord>;
}

async function findKnown(context: BatchContext, cases: MissingCase[]): Promise<Known> {
  const { deps, connection } = context;
  const stream = findProductStream(context);
  const ids = [...new Set(cases.flatMap(({ sku }) => sku.productId ?? []))];
  if (!stream || ids.length === 0) return { products: new Map(), demands: new Map() };
  const [heads, asked] = await Promise.all([
    cacheCollection(deps.db, stream.collection)
      .find({ _id: { $in: ids.map((id) => cacheId(connection.id, id)) } })
      .project<ProductHead>({ status: 1, deleted: 1 })
      .toArray(),
    findDemands(
      deps.db,
      connection.workspaceId,
      ids.map((externalId) => toDemandId(context, stream, externalId)),
    ),
  ]);
  return {
    products: new Map(heads.map((head) => [head._id, head])),
    demands: new Map(asked.map((demand) => [demand.externalId, demand])),
  };
}

function toDemandId(context: BatchContext, stream: StreamDefinition, externalId: string): string {
  return demandId({ connectionId: context.connection.id, stream: stream.name, externalId });
}

/** A variant is gone when the platform said so after the order came, and our catalog heard it. */
function judge({ connection }: BatchContext, { entry, sku }: MissingCase, known: Known): Verdict {
  if (sku.productId === null) return 'gone';
  const demand = known.demands.get(sku.productId);
  if (demand?.status === 'gone') return 'gone';
  if (demand?.status === 'open') return 'wait';
  const product = known.products.get(cacheId(connection.id, sku.productId));
  if (!product) return 'ask';
  if (product.status !== 'processed') return 'wait';
  if (product.deleted) return 'gone';
  const answered = demand?.status === 'fetched' ? demand.answeredAt : null;
  return answered !== null && answered >= entry.receivedAt ? 'gone' : 'ask';
}

async function askFor(context: BatchContext, productIds: string[]): Promise<void> {
  const stream = findProductStream(context);
  if (!stream || productIds.length === 0) return;
  const { deps, connection } = context;
  await requestFetches(
    deps.db,
    productIds.map((externalId) => ({
      workspaceId: connection.workspaceId,
      connectionId: connection.id,
      stream: stream.name,
      externalId,
      reason: 'an order names a variant of it that is not known',
    })),
  );
  deps.wakeups.emit('demands');
}

export function findProductStream({ connector }: BatchContext): StreamDefinition | undefined {
  return connector.streams.find((stream) => stream.kind === 'product');
}

/** What wakes an entry: its variants, or word about their products. */
export function toWaitingKeys(context: BatchContext, skus: MissingSku[]): string[] {
  const stream = findProductStream(context)?.name ?? 'products';
  const keys = skus.flatMap(({ variantId, productId }) => [
    `variant:${variantId}`,
    ...(productId === null ? [] : [`${stream}:${productId}`]),
  ]);
  return [...new Set(keys)].slice(0, maxKeys);
}

const maxKeys = 200;

/** "SKU not found: CSH-WHT-S (and 2 more)". */
export function toMissingMessage(skus: MissingSku[]): string {
  const label = skus[0]?.label.slice(0, 100) ?? '';
  const more = skus.length > 1 ? ` (and ${skus.length - 1} more)` : '';
  return `SKU not found: ${label}${more}`;
}
