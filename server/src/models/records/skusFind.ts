import { toSkuKey } from '../../domain/costs/costs.ts';
import type { KnownSku } from '../../domain/order/orderTypes.ts';
import type { SkuRecord } from '../../domain/records.ts';
import { type StoredSku, skus } from './catalog.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { withoutApplied } from './recordWrites.ts';
import { atOnce } from '../atOnce.ts';

/** SKUs by the platform's variant id, archived ones included: old orders point to them (spec 3.3). */
export async function findSkusByVariant(
  db: Database,
  workspaceId: string,
  connectionId: string,
  variantIds: string[],
): Promise<Map<string, KnownSku>> {
  if (variantIds.length === 0) return new Map();
  const rows = await skus
    .collection(db)
    .find({
      connectionId,
      shopifyVariantId: { $in: variantIds },
      workspaceId: requireTenant(workspaceId),
    })
    .project<Pick<StoredSku, '_id' | 'code' | 'shopifyVariantId'>>({ code: 1, shopifyVariantId: 1 })
    .batchSize(atOnce.batchSize)
    .toArray();
  return new Map(rows.map((row) => [row.shopifyVariantId, { skuId: row._id, code: row.code }]));
}

/** SKUs of any connection by their code, as `toSkuKey` compares codes; asked as typed and in capitals, which are indexed. */
export async function findSkusByCode(
  db: Database,
  workspaceId: string,
  codes: string[],
): Promise<Map<string, KnownSku>> {
  if (codes.length === 0) return new Map();
  const spelt = new Set(codes.flatMap((code) => [code, toSkuKey(code)]));
  const rows = await skus
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId), code: { $in: [...spelt] } })
    .project<Pick<StoredSku, '_id' | 'code'>>({ code: 1 })
    .sort({ code: 1 })
    .toArray();
  return new Map(rows.map(({ _id, code }) => [toSkuKey(code), { skuId: _id, code }]));
}

/** SKU ids by inventory item; of several SKUs with one item a sold one wins, then the lowest id. */
export async function findSkusByItem(
  db: Database,
  workspaceId: string,
  connectionId: string,
  itemIds: string[],
): Promise<Map<string, string>> {
  if (itemIds.length === 0) return new Map();
  const rows = await skus
    .collection(db)
    .find({
      connectionId,
      shopifyInventoryItemId: { $in: itemIds },
      workspaceId: requireTenant(workspaceId),
    })
    .project<Pick<StoredSku, '_id' | 'shopifyInventoryItemId'>>({ shopifyInventoryItemId: 1 })
    .sort({ removed: -1, _id: -1 })
    .toArray();
  return new Map(rows.map((row) => [row.shopifyInventoryItemId ?? '', row._id]));
}

/** The stored SKUs of some platform products, by product. */
export async function findSkusOfListings(
  db: Database,
  workspaceId: string,
  connectionId: string,
  shopifyProductIds: string[],
): Promise<Map<string, StoredSku[]>> {
  const rows = await skus
    .collection(db)
    .find({
      connectionId,
      shopifyProductId: { $in: shopifyProductIds },
      workspaceId: requireTenant(workspaceId),
    })
    .toArray();
  const byProduct = new Map<string, StoredSku[]>();
  for (const row of rows) {
    const list = byProduct.get(row.shopifyProductId);
    if (list) list.push(row);
    else byProduct.set(row.shopifyProductId, [row]);
  }
  return byProduct;
}

/** The record as the rules know it. */
export function toSkuRecord(stored: StoredSku): SkuRecord {
  const { removed: _, ...record } = withoutApplied<SkuRecord & { removed?: boolean }>(stored);
  return record;
}
