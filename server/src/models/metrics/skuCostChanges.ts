import { Schema } from 'mongoose';
import type { UnitCost } from '../../domain/profit/skuCosts.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

/** What a SKU cost from a day on, as the platform said then or a person says: the cache knows the newest only. */
export interface SkuCostChange extends UnitCost {
  /** `<sku>:<source>:<from>`. */
  _id: string;
  workspaceId: string;
  skuId: string;
}

const schema = new Schema<SkuCostChange>(
  {
    _id: String,
    workspaceId: String,
    skuId: String,
    cost: Number,
    currency: String,
    from: String,
    source: String,
  },
  { versionKey: false },
);
const changes = defineModel<SkuCostChange>('sku_cost_changes', schema, [
  { key: { workspaceId: 1, skuId: 1, from: 1 } },
]);

export type NewSkuCost = Omit<SkuCostChange, '_id'>;

/** Keyed by SKU, source and day: the last word of a day counts; what held before all is said once. */
export async function saveSkuCostChanges(db: Database, rows: readonly NewSkuCost[]): Promise<void> {
  const operations = rows.map((row) => {
    const said = { ...row, workspaceId: requireTenant(row.workspaceId) };
    return {
      updateOne: {
        filter: { _id: `${row.skuId}:${row.source}:${row.from ?? ''}` },
        update: row.from === null ? { $setOnInsert: said } : { $set: said },
        upsert: true,
      },
    };
  });
  if (operations.length > 0) {
    await changes.collection(db).bulkWrite(operations, { ordered: false });
  }
}

/** The history of these SKUs, by SKU, oldest first. */
export async function findSkuCostChanges(
  db: Database,
  workspaceId: string,
  skuIds: readonly string[],
): Promise<SkuCostChange[]> {
  return changes
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId), skuId: { $in: [...skuIds] } })
    .sort({ skuId: 1, from: 1 })
    .toArray();
}
