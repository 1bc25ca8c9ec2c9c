import { sumAvailable } from '../../domain/inventory.ts';
import { skus } from './catalog.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { inventoryLevels, type StoredLevel } from './inventory.ts';

export async function findLevelsById(
  db: Database,
  workspaceId: string,
  ids: string[],
): Promise<Map<string, StoredLevel>> {
  const rows = await inventoryLevels
    .collection(db)
    .find({ _id: { $in: ids }, workspaceId: requireTenant(workspaceId) })
    .toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

/**
 * Recomputes what can be sold of some SKUs from their levels (spec 5.2). The SKU is read before the levels and
 * written under `rev`.
 * @returns SKUs that changed meanwhile and must be computed again.
 */
export async function refreshAvailable(
  db: Database,
  workspaceId: string,
  skuIds: string[],
): Promise<string[]> {
  const tenant = requireTenant(workspaceId);
  const rows = await skus
    .collection(db)
    .find({ _id: { $in: skuIds }, workspaceId: tenant })
    .project<{ _id: string; rev: number; available: number | null }>({ rev: 1, available: 1 })
    .toArray();
  const levels = await inventoryLevels
    .collection(db)
    .find({ skuId: { $in: skuIds }, workspaceId: tenant })
    .project<Pick<StoredLevel, 'skuId' | 'available' | 'disconnected'>>({
      skuId: 1,
      available: 1,
      disconnected: 1,
    })
    .toArray();
  const changes = rows
    .map((row) => ({ row, sum: sumAvailable(levels.filter(({ skuId }) => skuId === row._id)) }))
    .filter(({ row, sum }) => sum !== row.available);
  if (changes.length === 0) return [];
  const result = await skus.collection(db).bulkWrite(
    changes.map(({ row, sum }) => ({
      updateOne: {
        filter: { _id: row._id, rev: row.rev, workspaceId: tenant },
        update: { $set: { available: sum }, $inc: { rev: 1 } },
      },
    })),
    { ordered: false },
  );
  return result.matchedCount === changes.length ? [] : changes.map(({ row }) => row._id);
}
