import type { Document } from 'mongodb';
import type { InventoryLevelRecord, SkuRecord } from '../../domain/records.ts';
import { skus } from './catalog.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { inventoryLevels } from './inventory.ts';
import { type Page, pageAfter, type PageRequest } from '../page.ts';
import { findProductTitles } from './productTitles.ts';
import { withoutApplied } from './recordWrites.ts';
import { findSkuIds } from './skuSearch.ts';
import { type StockFilter, toStockRange } from './stockFilter.ts';

export interface InventoryFilter extends StockFilter {
  connectionId?: string;
  skuId?: string;
  shopifyInventoryItemId?: string;
  locationId?: string;
  /** As for SKUs: code, barcode, words of the product's or variant's name. */
  search?: string;
}

/** A stock level with what people call the thing; null where its SKU is gone. */
export interface NamedLevel extends InventoryLevelRecord {
  skuCode: string | null;
  productId: string | null;
  title: string | null;
  variantTitle: string | null;
  status: SkuRecord['status'] | null;
}

/**
 * Stock levels, one per item and location: in the order of their ids, with a stock filter the least first. A page costs
 * three queries, with a search one more.
 */
export async function findInventoryPage(
  db: Database,
  workspaceId: string,
  filter: InventoryFilter,
  page: PageRequest,
): Promise<Page<NamedLevel>> {
  const { search, stock, lowStock, ...equal } = filter;
  const found = search === undefined ? null : await findSkuIds(db, workspaceId, search);
  const conditions = [
    ...(found ? [{ skuId: { $in: found } }] : []),
    ...(stock ? [toLevelStock({ stock, ...(lowStock === undefined ? {} : { lowStock }) })] : []),
  ];
  const where = {
    workspaceId: requireTenant(workspaceId),
    ...equal,
    ...(conditions.length > 0 ? { $and: conditions } : {}),
  };
  const ranged = stock !== undefined && stock !== 'untracked';
  const sort = { field: ranged ? 'available' : '_id', direction: 1 } as const;
  const levels = await pageAfter(inventoryLevels.collection(db), where, sort, page);
  return { ...levels, items: await nameLevels(db, workspaceId, levels.items) };
}

/** A place that does not keep an item is not out of it. */
function toLevelStock(filter: StockFilter): Document {
  return { disconnected: false, available: toStockRange(filter) };
}

async function nameLevels(
  db: Database,
  workspaceId: string,
  levels: InventoryLevelRecord[],
): Promise<NamedLevel[]> {
  if (levels.length === 0) return [];
  const rows = await skus
    .collection(db)
    .find({ _id: { $in: levels.map(({ skuId }) => skuId) }, workspaceId })
    .project<Pick<SkuRecord, '_id' | 'code' | 'productId' | 'title' | 'status'>>({
      code: 1,
      productId: 1,
      title: 1,
      status: 1,
    })
    .toArray();
  const titles = await findProductTitles(db, workspaceId, rows);
  const skuById = new Map(rows.map((row) => [row._id, row]));
  return levels.map((level) => {
    const sku = skuById.get(level.skuId);
    return {
      ...withoutApplied<InventoryLevelRecord>(level),
      skuCode: sku?.code ?? null,
      productId: sku?.productId ?? null,
      title: titles.get(sku?.productId ?? '') ?? null,
      variantTitle: sku?.title ?? null,
      status: sku?.status ?? null,
    };
  });
}
