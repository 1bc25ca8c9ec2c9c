import { Schema } from 'mongoose';
import type { CustomerRecord } from '../../domain/records.ts';
import { defineModel } from '../define.ts';
import type { Stored } from './recordWrites.ts';

export type StoredCustomer = Stored<CustomerRecord>;

const mixed = Schema.Types.Mixed;

export const customers = defineModel<StoredCustomer>(
  'customers',
  new Schema<StoredCustomer>(
    {
      _id: { type: String, required: true },
      workspaceId: { type: String, required: true },
      connectionId: { type: String, required: true },
      rev: Number,
      rawVersion: Number,
      sourceUpdatedAt: Date,
      createdAt: Date,
      updatedAt: Date,
      shopifyCustomerId: String,
      email: String,
      emailKey: String,
      phone: String,
      firstName: String,
      lastName: String,
      note: String,
      state: String,
      tags: [String],
      acceptsMarketing: Boolean,
      defaultAddress: mixed,
      addresses: [mixed],
      knownFrom: String,
      deletedAt: Date,
      ordersCount: Number,
      totalSpent: Number,
      currency: String,
      firstOrderAt: Date,
      lastOrderAt: Date,
      searchTokens: [String],
      applied: mixed,
    },
    { minimize: false, versionKey: false },
  ),
  [
    { key: { workspaceId: 1, lastOrderAt: -1, _id: -1 } },
    { key: { workspaceId: 1, totalSpent: -1, _id: -1 } },
    { key: { workspaceId: 1, ordersCount: -1, _id: -1 } },
    { key: { workspaceId: 1, updatedAt: -1, _id: -1 } },
    { key: { workspaceId: 1, connectionId: 1, lastOrderAt: -1, _id: -1 } },
    { key: { connectionId: 1, emailKey: 1 } },
    { key: { workspaceId: 1, searchTokens: 1 } },
  ],
);
