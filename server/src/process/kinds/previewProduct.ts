import { planSkus } from '../../domain/catalog/planSkus.ts';
import type { SkuRecord } from '../../domain/records.ts';
import type { WritePlan } from '../../domain/writePlan.ts';
import { findListingsById, findListingsOfGroups } from '../../models/records/catalogGroups.ts';
import { findSkusOfListings, toSkuRecord } from '../../models/records/skusFind.ts';
import type { BatchContext } from '../deps.ts';
import { planGroups, toHomes } from '../effects/computeProducts.ts';
import type { Item, Preview } from './kindTypes.ts';
import { toNothing, toOutcome, toPlanPreview } from './outcome.ts';
import { planListing } from './runListings.ts';

/** The listing and its SKUs as the processor would write them now; nothing is written. */
export async function previewProduct(
  context: BatchContext,
  item: Item<'product'>,
): Promise<Preview> {
  const { deps, connection } = context;
  const { entry, source } = item;
  const stored = await findListingsById(deps.db, connection.workspaceId, [entry._id]);
  const before = stored.get(entry._id);
  const plan = planListing(context, item, before);
  if (!plan) return toNothing('unchanged', 'deleted before it was seen');
  if (plan.kind === 'stale') return toPlanPreview(plan);
  const listing = plan.record;
  const skus = source && !entry.deleted ? await planRows(context, item, listing) : [];
  const changes = [...(plan.kind === 'update' ? plan.changes : []), ...skus.flatMap(describeSku)];
  const kind = plan.kind === 'unchanged' && changes.length > 0 ? 'update' : plan.kind;
  const outcome = toOutcome(kind, { entry, stored: undefined, repeated: false });
  const records = skus.flatMap((one) => (one.kind === 'stale' ? [] : [one.record]));
  return { outcome, reason: null, record: { ...listing, skus: records }, changes };
}

async function planRows(
  context: BatchContext,
  { entry, source }: Item<'product'>,
  listing: Parameters<typeof planGroups>[0][number],
): Promise<WritePlan<SkuRecord>[]> {
  if (!source) return [];
  const { deps, connection, now } = context;
  const { id, workspaceId } = connection;
  const others = await findListingsOfGroups(deps.db, connection, [listing.groupKey]);
  const group = [...others.filter((other) => other._id !== listing._id), listing];
  const productId = toHomes(planGroups(group, now)).get(listing.shopifyProductId);
  const rows = await findSkusOfListings(deps.db, workspaceId, id, [listing.shopifyProductId]);
  const known = (rows.get(listing.shopifyProductId) ?? []).map(toSkuRecord);
  const named = new Set(source.variants.map((variant) => variant.externalId));
  return planSkus({
    source,
    ids: { workspaceId, connectionId: id },
    rules: connection.rules,
    productId: productId ?? listing._id,
    existing: entry.complete ? known : known.filter((sku) => named.has(sku.shopifyVariantId)),
    rawVersion: entry.version,
    now,
  });
}

function describeSku(plan: WritePlan<SkuRecord>): string[] {
  if (plan.kind === 'create') return [`skus.${plan.record.shopifyVariantId}`];
  if (plan.kind !== 'update') return [];
  return plan.changes.map((change) => `skus.${plan.record.shopifyVariantId}.${change}`);
}
