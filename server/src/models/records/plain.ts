import { Schema } from 'mongoose';
import type { Collection, Filter } from 'mongodb';
import type { AdDayRecord } from '../../domain/ads/adDay.ts';
import type { CostRecord, SkuCostRecord, SubscriberRecord } from '../../domain/costs/costs.ts';
import type { PlainRecord } from '../../domain/plainRecord.ts';
import type { ShipmentRecord } from '../../domain/shipping/shipment.ts';
import { defineModel, type IndexDefinition, requireTenant } from '../define.ts';
import type { Stored } from './recordWrites.ts';

const base = {
  _id: { type: String, required: true },
  workspaceId: { type: String, required: true },
  connectionId: { type: String, required: true },
  rev: Number,
  rawVersion: Number,
  sourceUpdatedAt: Date,
  createdAt: Date,
  updatedAt: Date,
  deletedAt: Date,
  applied: Schema.Types.Mixed,
} as const;

/** Records of one snapshot each: their fields are the domain's, the driver writes them whole. */
function definePlain<T extends PlainRecord>(name: string, indexes: IndexDefinition[]) {
  const schema = new Schema<Stored<T>>(base, { versionKey: false, strict: false });
  return defineModel<Stored<T>>(name, schema, indexes);
}

export const adDays = definePlain<AdDayRecord>('ad_days', [
  { key: { workspaceId: 1, date: -1, _id: -1 } },
  { key: { workspaceId: 1, connectionId: 1, campaignId: 1, date: -1 } },
]);

export const shipments = definePlain<ShipmentRecord>('shipments', [
  { key: { workspaceId: 1, bookedAt: -1, _id: -1 } },
  { key: { workspaceId: 1, orderId: 1 } },
  // Parcels whose order is not known yet.
  ...['referenceKeys', 'looseKeys', 'awb', 'bookedAt'].map((field) => ({
    key: { workspaceId: 1 as const, [field]: 1 as const },
    options: {
      name: `unmatched_${field}`,
      partialFilterExpression: { orderId: { $type: 'null' as const } },
    },
  })),
]);

export const costs = definePlain<CostRecord>('costs', [
  { key: { workspaceId: 1, to: 1, from: 1 } },
]);

export const skuCosts = definePlain<SkuCostRecord>('sku_costs', [
  { key: { workspaceId: 1, skuKey: 1, validFrom: 1 } },
]);

export const subscribers = definePlain<SubscriberRecord>('subscribers', [
  { key: { workspaceId: 1, shopifyCustomerId: 1 } },
]);

/** Stored records by id. */
export async function findPlainById<T extends PlainRecord>(
  collection: Collection<Stored<T>>,
  workspaceId: string,
  ids: string[],
): Promise<Map<string, Stored<T>>> {
  const where = { _id: { $in: ids }, workspaceId: requireTenant(workspaceId) };
  const rows = (await collection.find(where as Filter<Stored<T>>).toArray()) as Stored<T>[];
  return new Map(rows.map((row) => [row._id, row]));
}
