import { atOnce } from '../atOnce.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { skus } from '../records/catalog.ts';
import { skuCosts } from '../records/plain.ts';

/** What the platform says now of these SKUs' cost. */
export async function findSkuCostsNow(
  db: Database,
  workspaceId: string,
  skuIds: readonly string[],
): Promise<{ _id: string; cost: number | null; currency: string }[]> {
  if (skuIds.length === 0) return [];
  return skus
    .collection(db)
    .find(
      { _id: { $in: [...skuIds] }, workspaceId: requireTenant(workspaceId) },
      { projection: { cost: 1, currency: 1 }, ...atOnce },
    )
    .toArray();
}

/** Costs of SKUs that came by file, by code. */
export async function findSkuCostsByKey(
  db: Database,
  workspaceId: string,
  skuKeys: readonly string[],
) {
  if (skuKeys.length === 0) return [];
  return skuCosts
    .collection(db)
    .find(
      {
        workspaceId: requireTenant(workspaceId),
        skuKey: { $in: [...skuKeys] },
        deletedAt: null,
      },
      atOnce,
    )
    .sort({ _id: 1 })
    .toArray();
}
