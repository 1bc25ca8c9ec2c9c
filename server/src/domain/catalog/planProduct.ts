import type { CatalogStatus, ListingRecord, ProductRecord, VariationRecord } from '../records.ts';
import { toSearchTokens, toWords } from '../searchTokens.ts';
import { toColourSlug } from './options.ts';

export interface ProductPlan {
  product: ProductRecord;
  /** One per colour of any listing. */
  variations: VariationRecord[];
}

export function toProductId(connectionId: string, lowestShopifyProductId: string): string {
  return `${connectionId}:${lowestShopifyProductId}`;
}

export function toVariationId(productId: string, colour: string): string {
  return `${productId}:${toColourSlug(colour)}`;
}

/**
 * The ERP product of one group from `groupListings` (lowest id first, never empty). The first listing
 * that still exists gives the texts; `rev` is 1: the writer compares and raises it.
 */
export function planProduct(group: readonly ListingRecord[], now: Date): ProductPlan {
  const first = group[0];
  if (!first) throw new RangeError('A product needs a listing');
  const { workspaceId, connectionId, groupKey } = first;
  const leader = group.find((listing) => !listing.deleted) ?? first;
  const productId = toProductId(connectionId, first.shopifyProductId);
  const owner = { workspaceId, connectionId, updatedAt: now };
  return {
    product: {
      _id: productId,
      ...owner,
      rev: 1,
      title: leader.title,
      handle: leader.handle,
      vendor: leader.vendor,
      productType: leader.productType,
      status: joinStatuses(group),
      tags: [...new Set(group.flatMap((listing) => listing.tags))],
      images: joinImages(group),
      shopifyProductId: first.shopifyProductId,
      shopifyProductIds: group.map((listing) => listing.shopifyProductId),
      groupKey,
      searchTokens: toSearchTokens(group.flatMap(toNames).flatMap(toWords)),
    },
    variations: toVariations(group, productId).map((variation) => ({ ...variation, ...owner })),
  };
}

function toNames({ title, handle, vendor, productType, shopifyProductId }: ListingRecord) {
  return [title, handle, vendor, productType, shopifyProductId];
}

function toVariations(
  group: readonly ListingRecord[],
  productId: string,
): Omit<VariationRecord, 'workspaceId' | 'connectionId' | 'updatedAt'>[] {
  const byId = new Map<string, { name: string; listings: ListingRecord[] }>();
  for (const listing of group) {
    for (const name of listing.colours) {
      const id = toVariationId(productId, name);
      const known = byId.get(id);
      if (known) known.listings.push(listing);
      else byId.set(id, { name, listings: [listing] });
    }
  }
  return [...byId].map(([_id, { name, listings }]) => ({
    _id,
    productId,
    name,
    shopifySourceProductId: (listings[0] as ListingRecord).shopifyProductId,
    status: joinStatuses(listings),
  }));
}

/** On sale when any listing is; archived only when all are. */
function joinStatuses(listings: readonly ListingRecord[]): CatalogStatus {
  const statuses = new Set(listings.map((listing) => listing.status));
  if (statuses.has('active')) return 'active';
  return statuses.has('draft') ? 'draft' : 'archived';
}

function joinImages(group: readonly ListingRecord[]): ProductRecord['images'] {
  const bySource = new Map<string, ProductRecord['images'][number]>();
  for (const image of group.flatMap((listing) => listing.images)) {
    if (!bySource.has(image.src)) bySource.set(image.src, image);
  }
  return [...bySource.values()];
}
