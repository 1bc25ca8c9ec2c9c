import type { z } from 'zod';
import type * as contract from '../../contract/catalog.ts';
import { formatMoney } from '../../domain/money.ts';
import type { ProductRecord, SkuRecord, VariationRecord } from '../../domain/records.ts';
import type { AdminLinks } from '../../services/connections/adminLinks.ts';
import { toTime } from './shapes.ts';
import type { Viewer } from './viewer.ts';

/** A SKU as the API gives it, with the name of its product. */
export function toSku(
  { sku, productTitle }: { sku: SkuRecord; productTitle: string | null },
  { costs }: Viewer,
  links: AdminLinks,
): z.input<typeof contract.sku> {
  const show = (minor: number | null) => (minor === null ? null : formatMoney(minor, sku.currency));
  return {
    ...sku,
    id: sku._id,
    productTitle,
    shopifyUrl: links.variant(sku.connectionId, sku.shopifyProductId, sku.shopifyVariantId),
    price: formatMoney(sku.price, sku.currency),
    compareAtPrice: show(sku.compareAtPrice),
    cost: costs ? show(sku.cost) : undefined,
    updatedAt: toTime(sku.updatedAt),
  };
}

/** A product with its variations and their SKUs. */
export interface WholeProduct {
  product: ProductRecord;
  variations: VariationRecord[];
  skus: SkuRecord[];
}

export function toProduct(
  { product, variations, skus }: WholeProduct,
  viewer: Viewer,
  links: AdminLinks,
): z.input<typeof contract.product> {
  return {
    ...product,
    id: product._id,
    shopifyUrl: links.product(product.connectionId, product.shopifyProductId),
    updatedAt: toTime(product.updatedAt),
    variations: variations.map((variation) => ({
      ...variation,
      id: variation._id,
      skus: skus
        .filter(({ variationId }) => variationId === variation._id)
        .map((sku) => toSku({ sku, productTitle: product.title }, viewer, links)),
    })),
  };
}
