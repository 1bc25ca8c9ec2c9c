import { Schema } from 'mongoose';
import { defaultProfitRules, type ProfitRules } from '../../domain/profit/profitTypes.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

/** What a workspace set for its profit; what it did not set is the default. */
export interface ProfitSettings extends Partial<ProfitRules> {
  /** The workspace. */
  _id: string;
  /** ISO 4217; null: the currency of the first connection. */
  reportingCurrency?: string | null;
}

const schema = new Schema<ProfitSettings>(
  {
    _id: String,
    reportingCurrency: String,
    defaultCogsBp: Number,
    productCogsBp: Schema.Types.Mixed,
    gatewayFees: Schema.Types.Mixed,
  },
  { versionKey: false, minimize: false },
);
const settings = defineModel<ProfitSettings>('profit_settings', schema);

export interface KnownSettings {
  rules: ProfitRules;
  reportingCurrency: string | null;
}

export async function findProfitSettings(
  db: Database,
  workspaceId: string,
): Promise<KnownSettings> {
  const row = await settings.collection(db).findOne({ _id: requireTenant(workspaceId) });
  const { _id: _, reportingCurrency = null, ...rules } = row ?? { _id: workspaceId };
  return { rules: { ...defaultProfitRules, ...rules }, reportingCurrency };
}

export async function saveProfitSettings(
  db: Database,
  workspaceId: string,
  change: Omit<ProfitSettings, '_id'>,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await settings
    .collection(db)
    .updateOne({ _id: requireTenant(workspaceId) }, { $set: change }, { upsert: true });
}
