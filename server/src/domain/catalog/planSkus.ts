import type { SkuRecord } from '../records.ts';
import type { SourceVariant } from '../source.ts';
import { planWrite, type WritePlan } from '../writePlan.ts';
import { type CatalogInput, toCatalogStatus } from './listing.ts';
import { defaultVariation, readOptions } from './options.ts';
import { toVariationId } from './planProduct.ts';
import { toPlatformCode, wantedSkuCode } from './skuCodes.ts';
import { computeSkuTokens } from './skuTokens.ts';

export interface SkusInput extends CatalogInput {
  /** The ERP product the listing belongs to (`planProduct`). */
  productId: string;
  /** The stored SKUs of this listing, archived ones included. */
  existing: readonly SkuRecord[];
}

export function toSkuId(connectionId: string, variantId: string): string {
  return `${connectionId}:${variantId}`;
}

/**
 * What is to be written for the SKUs of one complete product payload: one per variant, and those
 * whose variant is gone are archived (spec 3.3). Plans of kind `unchanged` whose record is the stored
 * object itself need no write. Codes of new and renamed SKUs are provisional: `settleCodes` decides.
 */
export function planSkus(input: SkusInput): WritePlan<SkuRecord>[] {
  const stored = new Map(input.existing.map((sku) => [sku.shopifyVariantId, sku]));
  const plans = toSkus(input).map((sku) =>
    planWrite(stored.get(sku.shopifyVariantId) ?? null, sku),
  );
  const sold = new Set(input.source.variants.map((variant) => variant.externalId));
  const gone = input.existing.filter((sku) => !sold.has(sku.shopifyVariantId));
  return [...plans, ...planArchive(gone, input)];
}

/** SKUs whose variant or product the platform no longer has: kept, since order lines point to them. */
export function planArchive(
  gone: readonly SkuRecord[],
  write: { rawVersion: number; now: Date },
): WritePlan<SkuRecord>[] {
  return gone.map((sku) => {
    if (sku.status === 'archived') return { kind: 'unchanged', record: sku };
    const rawVersion = Math.max(sku.rawVersion, write.rawVersion);
    return planWrite(sku, { ...sku, status: 'archived', rawVersion, updatedAt: write.now });
  });
}

/** One SKU per variant, as for variants nobody has seen before, save what the payload does not speak of. */
export function toSkus(input: SkusInput): SkuRecord[] {
  const stored = new Map(input.existing.map((sku) => [sku.shopifyVariantId, sku]));
  return input.source.variants.map((variant) =>
    toSku(variant, input, stored.get(variant.externalId) ?? null),
  );
}

function toSku(variant: SourceVariant, input: SkusInput, existing: SkuRecord | null): SkuRecord {
  const { source, ids, productId, now } = input;
  const { colour, size, attributes } = readOptions(variant, input.rules);
  const codes = toCodes(variant, existing);
  return {
    _id: toSkuId(ids.connectionId, variant.externalId),
    workspaceId: ids.workspaceId,
    connectionId: ids.connectionId,
    rev: 1,
    rawVersion: input.rawVersion,
    sourceUpdatedAt: new Date(source.updatedAt),
    createdAt: now,
    updatedAt: now,
    code: codes.code,
    platformCode: codes.platformCode,
    productId,
    variationId: toVariationId(productId, colour ?? defaultVariation),
    shopifyProductId: source.externalId,
    shopifyVariantId: variant.externalId,
    shopifyInventoryItemId: variant.inventoryItemId,
    title: variant.title,
    colour,
    size,
    attributes,
    currency: source.currency,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    cost: variant.cost === undefined ? (existing?.cost ?? null) : variant.cost,
    barcode: variant.barcode,
    weightGrams: variant.weightGrams,
    tracked: variant.tracked ?? existing?.tracked ?? true,
    position: variant.position,
    status: toCatalogStatus(source.status),
    available: existing?.available ?? null,
    searchTokens: computeSkuTokens(
      { platformCode: codes.platformCode, barcode: variant.barcode, attributes },
      source.title,
    ),
  };
}

/** A settled code stays while the platform's own text is the same. */
function toCodes(
  variant: SourceVariant,
  existing: SkuRecord | null,
): Pick<SkuRecord, 'code' | 'platformCode'> {
  const platformCode = toPlatformCode(variant.sku);
  if (existing && existing.platformCode === platformCode) {
    return { code: existing.code, platformCode };
  }
  return {
    code: wantedSkuCode({ platformCode, shopifyVariantId: variant.externalId }),
    platformCode,
  };
}
