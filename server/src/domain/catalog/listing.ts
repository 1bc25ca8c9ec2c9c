import type { CatalogStatus, ListingRecord } from '../records.ts';
import type { Rules } from '../rules.ts';
import type { SourceProduct } from '../source.ts';
import { defaultVariation, normaliseName, readOptions } from './options.ts';

/** Everything a catalog record of one product payload is made of, besides the payload. */
export interface CatalogInput {
  source: SourceProduct;
  ids: { workspaceId: string; connectionId: string };
  rules: Rules;
  rawVersion: number;
  now: Date;
}

const statuses = new Map<string, CatalogStatus>([
  ['active', 'active'],
  /** On sale for whoever has the link. */
  ['unlisted', 'active'],
  ['draft', 'draft'],
  ['archived', 'archived'],
]);

/** An unknown status is a draft: neither on sale nor gone. */
export function toCatalogStatus(status: string): CatalogStatus {
  return statuses.get(status.toLowerCase()) ?? 'draft';
}

/** The name that listings of one ERP product share (spec 3.2). */
export function toGroupKey(title: string): string {
  return normaliseName(title);
}

export function toListingId(connectionId: string, externalId: string): string {
  return `${connectionId}:${externalId}`;
}

/** The platform's product one to one, as for one nobody has seen before (`planWrite` compares). */
export function toListing({ source, ids, rules, rawVersion, now }: CatalogInput): ListingRecord {
  const meanings = source.variants.map((variant) => readOptions(variant, rules));
  return {
    _id: toListingId(ids.connectionId, source.externalId),
    workspaceId: ids.workspaceId,
    connectionId: ids.connectionId,
    rev: 1,
    rawVersion,
    sourceUpdatedAt: new Date(source.updatedAt),
    createdAt: now,
    updatedAt: now,
    shopifyProductId: source.externalId,
    groupKey: toGroupKey(source.title),
    title: source.title,
    handle: source.handle,
    vendor: source.vendor,
    productType: source.productType,
    status: toCatalogStatus(source.status),
    deleted: false,
    tags: source.tags,
    images: source.images,
    attributes: [...new Set(meanings.map((meaning) => meaning.combination))].sort(),
    colours: [...new Set(meanings.map((meaning) => meaning.colour ?? defaultVariation))],
  };
}

/** A listing the platform deleted: archived, not forgotten (spec 2.5, 3.3). */
export function toDeletedListing(
  existing: ListingRecord,
  write: { deletedAt: Date; rawVersion: number; now: Date },
): ListingRecord {
  return {
    ...existing,
    deleted: true,
    status: 'archived',
    rawVersion: write.rawVersion,
    sourceUpdatedAt: write.deletedAt,
    updatedAt: write.now,
  };
}
