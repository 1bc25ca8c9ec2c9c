import { Schema } from 'mongoose';
import type { CostRhythm } from '../../domain/profit/spreadCosts.ts';
import type { Minor } from '../../domain/source.ts';
import type { AdChannel } from '../../domain/sourceAds.ts';
import type { CostCategory } from '../../domain/sourceCosts.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

/** A cost a person wrote (spec 9.6); dates are the workspace's, both ends included, `to` null: until further notice. */
export interface ManualCost {
  _id: string;
  workspaceId: string;
  label: string;
  category: CostCategory;
  channel: AdChannel | null;
  amount: Minor;
  currency: string;
  from: string;
  to: string | null;
  every: CostRhythm;
  createdAt: Date;
}

const schema = new Schema<ManualCost>(
  {
    _id: String,
    workspaceId: String,
    label: String,
    category: String,
    channel: String,
    amount: Number,
    currency: String,
    from: String,
    to: String,
    every: String,
    createdAt: Date,
  },
  { versionKey: false },
);
export const manualCosts = defineModel<ManualCost>('manual_costs', schema, [
  { key: { workspaceId: 1, from: -1, _id: -1 } },
]);

export async function findManualCosts(db: Database, workspaceId: string): Promise<ManualCost[]> {
  return manualCosts
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId) })
    .sort({ from: -1, _id: -1 })
    .toArray();
}

export async function findManualCost(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<ManualCost | null> {
  return manualCosts.collection(db).findOne({ _id: id, workspaceId: requireTenant(workspaceId) });
}

/** A new cost, or all of one in the place of what it was. */
export async function saveManualCost(db: Database, cost: ManualCost): Promise<void> {
  await manualCosts
    .collection(db)
    .replaceOne({ _id: cost._id, workspaceId: requireTenant(cost.workspaceId) }, cost, {
      upsert: true,
    });
}

export async function removeManualCost(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<boolean> {
  const result = await manualCosts
    .collection(db)
    .deleteOne({ _id: id, workspaceId: requireTenant(workspaceId) });
  return result.deletedCount === 1;
}
