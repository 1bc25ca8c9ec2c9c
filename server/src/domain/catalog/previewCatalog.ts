import type { ListingRecord, SkuRecord } from '../records.ts';
import type { Rules } from '../rules.ts';
import type { SourceProduct } from '../source.ts';
import { planWrite } from '../writePlan.ts';
import { groupListings } from './groupListings.ts';
import { toListing } from './listing.ts';
import { toProductId } from './planProduct.ts';
import { planSkus } from './planSkus.ts';

export const previewActions = ['create', 'update', 'link', 'unchanged'] as const;
export type PreviewAction = (typeof previewActions)[number];

export interface CatalogPreview extends Record<PreviewAction, number> {
  products: { title: string; action: PreviewAction; skus: number }[];
}

export interface PreviewInput {
  /** What the platform has now. */
  sources: readonly SourceProduct[];
  ids: { workspaceId: string; connectionId: string };
  rules: Rules;
  /** The connection's stored listings and SKUs. */
  listings: readonly ListingRecord[];
  skus: readonly SkuRecord[];
}

/**
 * What a product sync would do, by platform product, without writing (spec 3.4): create a new ERP
 * product, link to one that other listings make, update what is stored, or nothing.
 */
export function previewCatalog(input: PreviewInput): CatalogPreview {
  const stored = new Map(input.listings.map((listing) => [listing.shopifyProductId, listing]));
  const homes = findHomes(input);
  const skus = groupByListing(input.skus);
  const preview: CatalogPreview = { create: 0, update: 0, link: 0, unchanged: 0, products: [] };
  for (const source of input.sources) {
    const { externalId, title, variants } = source;
    const home = homes.get(externalId);
    const before = stored.get(externalId);
    if (!home) continue;
    const action = before
      ? judgeKnown(input, source, { before, home, skus: skus.get(externalId) ?? [] })
      : home.action;
    preview[action] += 1;
    preview.products.push({ title, action, skus: variants.length });
  }
  return preview;
}

interface Home {
  productId: string;
  /** For a listing that is not stored yet. */
  action: 'create' | 'link';
}

/** The ERP product of each listing as it would be after the sync, by the platform's product id. */
function findHomes({ sources, listings, ids, rules }: PreviewInput): Map<string, Home> {
  const after = new Map(listings.map((listing) => [listing.shopifyProductId, listing]));
  const known = new Set(after.keys());
  for (const source of sources) {
    after.set(source.externalId, toListing({ source, ids, rules, ...unversioned }));
  }
  const homes = new Map<string, Home>();
  for (const group of groupListings([...after.values()])) {
    const lowest = group[0]?.shopifyProductId ?? '';
    const joins = group.some((listing) => known.has(listing.shopifyProductId));
    for (const { shopifyProductId } of group) {
      const action = joins || shopifyProductId !== lowest ? 'link' : 'create';
      homes.set(shopifyProductId, { productId: toProductId(ids.connectionId, lowest), action });
    }
  }
  return homes;
}

function judgeKnown(
  { ids, rules }: PreviewInput,
  source: SourceProduct,
  stored: { before: ListingRecord; home: Home; skus: SkuRecord[] },
): PreviewAction {
  const { productId } = stored.home;
  const existing = stored.skus;
  const plans = [
    planWrite(stored.before, toListing({ source, ids, rules, ...unversioned })),
    ...planSkus({ source, ids, rules, productId, existing, ...unversioned }),
  ];
  return plans.every((plan) => plan.kind === 'unchanged') ? 'unchanged' : 'update';
}

/** A preview compares contents: no stored version is newer than what the platform just said. */
const unversioned = { rawVersion: Number.MAX_SAFE_INTEGER, now: new Date(0) };

function groupByListing(skus: readonly SkuRecord[]): Map<string, SkuRecord[]> {
  const byListing = new Map<string, SkuRecord[]>();
  for (const sku of skus) {
    const list = byListing.get(sku.shopifyProductId);
    if (list) list.push(sku);
    else byListing.set(sku.shopifyProductId, [sku]);
  }
  return byListing;
}
