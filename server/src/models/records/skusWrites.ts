import type { SkuRecord } from '../../domain/records.ts';
import { type StoredSku, skus } from './catalog.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type RecordWrite, saveRecords } from './recordWrites.ts';

/** A SKU with whether any current snapshot names its variant. */
export type SkuRow = SkuRecord & { removed: boolean };

export async function findSkuRows(
  db: Database,
  scope: { workspaceId: string; id: string },
  where: { shopifyProductIds: string[]; variantIds: string[] },
): Promise<StoredSku[]> {
  return skus
    .collection(db)
    .find({
      workspaceId: requireTenant(scope.workspaceId),
      connectionId: scope.id,
      $or: [
        { shopifyProductId: { $in: where.shopifyProductIds } },
        { shopifyVariantId: { $in: where.variantIds } },
      ],
    })
    .toArray();
}

/** Every SKU of the workspace that wants or has one of these codes, whichever shop it is of. */
export async function findCodeRivals(
  db: Database,
  workspaceId: string,
  codes: string[],
): Promise<StoredSku[]> {
  if (codes.length === 0) return [];
  const tenant = requireTenant(workspaceId);
  return skus
    .collection(db)
    .find({
      $or: [
        { workspaceId: tenant, platformCode: { $in: codes } },
        { workspaceId: tenant, code: { $in: codes } },
      ],
    })
    .toArray();
}

/** @returns ids that lost a race, or whose code somebody else has at the moment. */
export async function saveSkus(
  db: Database,
  workspaceId: string,
  writes: RecordWrite<SkuRow>[],
): Promise<Set<string>> {
  requireTenant(workspaceId);
  return saveRecords<SkuRow>(skus.collection(db) as never, writes);
}
