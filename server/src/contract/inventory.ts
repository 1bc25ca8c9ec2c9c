import { z } from 'zod';
import { connectionQuery, idText, listOf, pageQuery, platformId, time } from './common.ts';

export const level = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    skuId: z.string(),
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
  skuId: idText.optional(),
  shopifyInventoryItemId: platformId.optional(),
  locationId: idText.optional(),
});
