import type { InventoryLevelRecord } from '../../domain/records.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { inventoryLevels } from './inventory.ts';
import { type Page, pageAfter, type PageRequest } from '../page.ts';
import { withoutApplied } from './recordWrites.ts';

export interface InventoryFilter {
  connectionId?: string;
  skuId?: string;
  shopifyInventoryItemId?: string;
  locationId?: string;
}

/** Stock levels, one per item and location, in the order of their ids. */
export async function findInventoryPage(
  db: Database,
  workspaceId: string,
  filter: InventoryFilter,
  page: PageRequest,
): Promise<Page<InventoryLevelRecord>> {
  const where = { workspaceId: requireTenant(workspaceId), ...filter };
  const sort = { field: '_id', direction: 1 } as const;
  const found = await pageAfter(inventoryLevels.collection(db), where, sort, page);
  return { ...found, items: found.items.map((row) => withoutApplied<InventoryLevelRecord>(row)) };
}
