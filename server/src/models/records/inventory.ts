import { Schema } from 'mongoose';
import type { InventoryLevelRecord } from '../../domain/records.ts';
import { defineModel } from '../define.ts';
import type { Stored } from './recordWrites.ts';

export type StoredLevel = Stored<InventoryLevelRecord>;

export const inventoryLevels = defineModel<StoredLevel>(
  'inventory_levels',
  new Schema<StoredLevel>(
    {
      _id: { type: String, required: true },
      workspaceId: { type: String, required: true },
      connectionId: { type: String, required: true },
      rev: Number,
      rawVersion: Number,
      sourceUpdatedAt: Date,
      createdAt: Date,
      updatedAt: Date,
      skuId: String,
      shopifyInventoryItemId: String,
      locationId: String,
      locationName: String,
      available: Number,
      disconnected: Boolean,
      applied: Schema.Types.Mixed,
    },
    { versionKey: false },
  ),
  [
    { key: { workspaceId: 1, _id: 1 } },
    { key: { workspaceId: 1, skuId: 1, _id: 1 } },
    { key: { workspaceId: 1, locationId: 1, _id: 1 } },
    { key: { workspaceId: 1, shopifyInventoryItemId: 1, _id: 1 } },
    { key: { workspaceId: 1, available: 1, _id: 1 } },
    { key: { connectionId: 1, shopifyInventoryItemId: 1 } },
  ],
);
