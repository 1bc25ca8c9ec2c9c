import { z } from 'zod';
import { stockFilter } from './catalog.ts';
import {
  connectionQuery,
  idText,
  listOf,
  pageQuery,
  platformId,
  searchText,
  time,
} from './common.ts';

export const level = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    skuId: z.string(),
    /** Of the SKU; null where it is gone. */
    skuCode: z.string().nullable(),
    productId: z.string().nullable(),
    /** The product's name, and which variant of it. */
    title: z.string().nullable(),
    variantTitle: z.string().nullable(),
    status: z.enum(['active', 'draft', 'archived']).nullable(),
    shopifyInventoryItemId: z.string(),
    locationId: z.string(),
    locationName: z.string().nullable(),
    /** null: not tracked, which is not 0; may be negative. */
    available: z.int().nullable(),
    disconnected: z.boolean(),
    syncedAt: time,
  })
  .meta({ id: 'InventoryLevel' });
export const levelList = listOf(level);
export const levelQuery = z.strictObject({
  ...pageQuery,
  ...connectionQuery,
  ...stockFilter,
  search: searchText.optional(),
  skuId: idText.optional(),
  shopifyInventoryItemId: platformId.optional(),
  locationId: idText.optional(),
});

export const locationQuery = z.strictObject(connectionQuery);
export const locationList = z.object({
  items: z.array(
    z
      .object({
        locationId: z.string(),
        name: z.string().nullable(),
        connectionId: z.string(),
      })
      .meta({ id: 'InventoryLocation' }),
  ),
});
