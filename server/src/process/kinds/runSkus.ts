import { toVariationId } from '../../domain/catalog/planProduct.ts';
import { planArchive, planSkus } from '../../domain/catalog/planSkus.ts';
import { defaultVariation } from '../../domain/catalog/options.ts';
import type { SkuRecord } from '../../domain/records.ts';
import type { SourceProduct } from '../../domain/source.ts';
import type { WritePlan } from '../../domain/writePlan.ts';
import type { StoredSku } from '../../models/records/catalog.ts';
import { toSkuRecord } from '../../models/records/skusFind.ts';
import { findSkuRows, saveSkus, type SkuRow } from '../../models/records/skusWrites.ts';
import type { BatchContext } from '../deps.ts';
import type { Homes } from '../effects/computeProducts.ts';
import { markCostDays, noteCosts } from '../effects/noteCosts.ts';
import { ConflictError } from '../failures.ts';
import { settleSkuCodes, type SkuChange } from './settleSkuCodes.ts';
import type { SavedListing } from './runListings.ts';

/** What became of the SKUs of a batch. */
export interface SkusRun {
  /** Platform product ids with a SKU that was created or changed. */
  changedProducts: Set<string>;
  /** SKUs that are called otherwise now. */
  renamed: Set<string>;
}

export const noSkus = (): SkusRun => ({
  changedProducts: new Set(),
  renamed: new Set(),
});

const maxRounds = 10;

/** SKUs of a batch of listings: one per variant, codes settled; races are lost and tried again. */
export async function runSkus(
  context: BatchContext,
  saved: SavedListing[],
  { homes, run }: { homes: Homes; run: SkusRun },
): Promise<void> {
  for (let round = 0; round < maxRounds; round += 1) {
    const changes = await planAll(context, saved, homes);
    const repeated = saved.some(({ item }) => item.entry.attempts > 1);
    const settled = await settleSkuCodes(context, changes, repeated);
    // An attempt before this one may have named SKUs anew and crashed before it told anybody.
    if (repeated) for (const { row } of settled) run.renamed.add(row._id);
    const writes = settled.filter(({ changed }) => changed);
    await noteCosts(context, writes);
    const lost = await saveSkus(
      context.deps.db,
      context.connection.workspaceId,
      writes.map(({ row, stored }) => toWrite(context, row, stored)),
    );
    for (const change of writes) if (!lost.has(change.row._id)) note(run, change);
    await markCostDays(context, writes);
    if (lost.size === 0) return;
  }
  throw new ConflictError('SKUs keep changing');
}

function toWrite({ token }: BatchContext, row: SkuRow, stored: StoredSku | null) {
  const outcome = stored ? ('updated' as const) : ('created' as const);
  const record = { ...row, rev: (stored?.rev ?? 0) + 1 };
  return { record, applied: { version: row.rawVersion, outcome, by: token } };
}

function note(run: SkusRun, { row, stored }: SkuChange): void {
  run.changedProducts.add(row.shopifyProductId);
  if (stored && stored.code !== row.code) run.renamed.add(row._id);
}

async function planAll(
  context: BatchContext,
  saved: SavedListing[],
  homes: Homes,
): Promise<SkuChange[]> {
  const { deps, connection } = context;
  const variantIds = saved.flatMap(({ item }) => toVariants(item.source));
  const rows = await findSkuRows(deps.db, connection, {
    shopifyProductIds: homes.listings.map((listing) => listing.shopifyProductId),
    variantIds: variantIds.map((variant) => variant.externalId),
  });
  const planned = new Map(
    saved.flatMap((one) => planOne(context, one, { rows, homes })).map((one) => [one.row._id, one]),
  );
  for (const stored of rows) {
    const moved = planned.has(stored._id) ? null : planMove(context, stored, homes);
    if (moved) planned.set(stored._id, moved);
  }
  return [...planned.values()];
}

function toVariants(source: SourceProduct | null): SourceProduct['variants'] {
  return source?.variants ?? [];
}

interface Around {
  rows: StoredSku[];
  homes: Homes;
}

/** SKUs of one listing whose snapshot is being processed. */
function planOne(
  { connection, now }: BatchContext,
  { item, listing, stale }: SavedListing,
  { rows, homes }: Around,
): SkuChange[] {
  const productId = homes.productIds.get(listing.shopifyProductId);
  if (stale || productId === undefined) return [];
  const { entry, source } = item;
  const variants = new Set(toVariants(source).map((variant) => variant.externalId));
  const own = rows.filter(
    (row) =>
      (entry.complete && row.shopifyProductId === listing.shopifyProductId) ||
      variants.has(row.shopifyVariantId),
  );
  const existing = own.map(toSkuRecord);
  const { rules, workspaceId, id: connectionId } = connection;
  const write = { rawVersion: entry.version, now };
  const status = entry.deleted ? { status: 'archived' } : {};
  const plans = source
    ? planSkus({
        source: { ...source, ...status },
        ids: { workspaceId, connectionId },
        rules,
        productId,
        existing,
        ...write,
      })
    : planArchive(existing, write);
  const stored = new Map(own.map((row) => [row._id, row]));
  return plans.flatMap((plan) =>
    plan.kind === 'stale' ? [] : [toChange(plan, stored, entry.deleted ? null : variants)],
  );
}

/** @param sold variants that the snapshot names; null where the product is deleted. */
function toChange(
  plan: Exclude<WritePlan<SkuRecord>, { kind: 'stale' }>,
  rows: Map<string, StoredSku>,
  sold: Set<string> | null,
): SkuChange {
  const { record } = plan;
  const stored = rows.get(record._id) ?? null;
  const removed = !sold?.has(record.shopifyVariantId);
  const moved = stored !== null && record.rev !== stored.rev;
  const flagged = stored !== null && (stored.removed ?? false) !== removed;
  return { row: { ...record, removed }, stored, changed: stored === null || moved || flagged };
}

/** A SKU of another listing whose group was put together otherwise: it follows its listing's product. */
function planMove({ now }: BatchContext, stored: StoredSku, homes: Homes): SkuChange | null {
  const productId = homes.productIds.get(stored.shopifyProductId);
  if (productId === undefined || productId === stored.productId) return null;
  const variationId = toVariationId(productId, stored.colour ?? defaultVariation);
  const removed = stored.removed ?? false;
  const row = { ...toSkuRecord(stored), productId, variationId, updatedAt: now, removed };
  return { row, stored, changed: true };
}
