import { z } from 'zod';
import {
  connectionQuery,
  idText,
  listOf,
  money,
  pageQuery,
  platformId,
  searchText,
  time,
  wholeNumber,
} from './common.ts';

const text = z.string().nullable();
const status = z.enum(['active', 'draft', 'archived']);

export const sku = z
  .object({
    id: z.string(),
    code: z.string(),
    platformCode: text,
    connectionId: z.string(),
    productId: z.string(),
    /** null where the product is gone. */
    productTitle: text,
    variationId: z.string(),
    /** Which variant: `White / S`. */
    title: z.string(),
    colour: text,
    size: text,
    attributes: z.array(z.object({ name: z.string(), value: z.string() })),
    currency: z.string(),
    price: money,
    compareAtPrice: money.nullable(),
    /** Left out for roles that may not see it (S58). */
    cost: money.nullable().optional(),
    barcode: text,
    weightGrams: z.number().nullable(),
    shopifyProductId: z.string(),
    shopifyVariantId: z.string(),
    shopifyInventoryItemId: text,
    /** The variant in the shop's own admin; null for a shop without one. */
    shopifyUrl: text,
    tracked: z.boolean(),
    available: z.int().nullable(),
    status,
    updatedAt: time,
  })
  .meta({ id: 'Sku' });
export const skuList = listOf(sku);

const variation = z
  .object({
    id: z.string(),
    name: z.string(),
    shopifySourceProductId: z.string(),
    status,
    skus: z.array(sku),
  })
  .meta({ id: 'Variation' });
export const product = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    title: z.string(),
    handle: text,
    vendor: text,
    productType: text,
    status,
    tags: z.array(z.string()),
    images: z.array(z.object({ src: z.string(), alt: text })),
    shopifyProductId: z.string(),
    shopifyProductIds: z.array(z.string()),
    shopifyUrl: text,
    updatedAt: time,
    variations: z.array(variation),
  })
  .meta({ id: 'Product' });
export const productList = listOf(product);

/** `low` takes in what is out: available at most `lowStock`. Untracked SKUs are neither. */
export const stockFilter = {
  stock: z.enum(['out', 'low', 'negative', 'untracked']).optional(),
  lowStock: wholeNumber(0, 1_000_000).default(5),
};

const filters = {
  ...pageQuery,
  ...connectionQuery,
  status: status.optional(),
  shopifyProductId: platformId.optional(),
  search: searchText.optional(),
};
export const productQuery = z.strictObject({
  ...filters,
  vendor: z.string().min(1).max(255).optional(),
  productType: z.string().min(1).max(255).optional(),
});
export const skuQuery = z.strictObject({
  ...filters,
  ...stockFilter,
  productId: idText.optional(),
  code: z.string().min(1).max(200).optional(),
  shopifyVariantId: platformId.optional(),
  shopifyInventoryItemId: platformId.optional(),
});
