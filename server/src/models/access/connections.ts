import { Schema } from 'mongoose';
import type { Rules } from '../../domain/rules.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

export const connectionStatuses = ['connected', 'syncing', 'error', 'disconnected'] as const;
export type ConnectionStatus = (typeof connectionStatuses)[number];

/** One account of one platform: a Shopify shop, an ad account, a courier account. */
export interface ConnectionRecord {
  /** `con_…`: part of every natural key, so it never holds a colon. */
  _id: string;
  workspaceId: string;
  platform: string;
  name: string;
  /** The platform's own name for the account: `shop.myshopify.com`. */
  account: string;
  status: ConnectionStatus;
  statusReason: string | null;
  settings: Record<string, string>;
  /** Sealed secrets by field name; several webhook secrets may be valid at once (rotation). */
  sealed: Record<string, string>;
  currency: string;
  timezone: string;
  rules: Partial<Rules>;
  /** Shown on the card: what the platform answered last. */
  notices: { code: string; message: string; at: Date }[];
  rejectedWebhooks: number;
  lastRejectedAt: Date | null;
  lastSyncAt: Date | null;
  processorPaused: boolean;
  /** By stream: raw data of processed entries is dropped after so many days; absent = kept (spec 2.6). */
  retentionDays?: Record<string, number>;
  /** Which API version answered last to which (api.md); absent until the platform was asked. */
  answeredVersion?: { asked: string; answered: string; at: Date };
  /** When its daily reconcile was taken on last (spec 7.9). */
  reconciledAt?: Date;
  createdAt: Date;
  updatedAt: Date;
}

const schema = new Schema<ConnectionRecord>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    platform: { type: String, required: true },
    name: { type: String, required: true },
    account: { type: String, required: true },
    status: { type: String, enum: connectionStatuses, required: true },
    statusReason: { type: String, default: null },
    settings: { type: Schema.Types.Mixed, default: {} },
    sealed: { type: Schema.Types.Mixed, default: {} },
    currency: { type: String, required: true },
    timezone: { type: String, required: true },
    rules: { type: Schema.Types.Mixed, default: {} },
    notices: { type: Schema.Types.Mixed, default: [] },
    rejectedWebhooks: { type: Number, default: 0 },
    lastRejectedAt: { type: Date, default: null },
    lastSyncAt: { type: Date, default: null },
    processorPaused: { type: Boolean, default: false },
    retentionDays: { type: Schema.Types.Mixed, default: undefined },
    answeredVersion: { type: Schema.Types.Mixed, default: undefined },
    reconciledAt: { type: Date, default: undefined },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { minimize: false, versionKey: false },
);

export const connections = defineModel<ConnectionRecord>('connections', schema, [
  { key: { platform: 1, account: 1 }, options: { unique: true } },
  { key: { workspaceId: 1, platform: 1 } },
]);

export async function findConnection(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<ConnectionRecord | null> {
  return connections.collection(db).findOne({ _id: id, workspaceId: requireTenant(workspaceId) });
}

export async function findConnections(
  db: Database,
  workspaceId: string,
  platform?: string,
): Promise<ConnectionRecord[]> {
  const filter = { workspaceId: requireTenant(workspaceId), ...(platform ? { platform } : {}) };
  return connections.collection(db).find(filter).sort({ createdAt: 1 }).toArray();
}

/**
 * The connection a webhook's account header names. The one look-up without a workspace: the
 * signature check that follows decides whether the sender may speak for it (spec 6.2).
 */
export async function findConnectionByAccount(
  db: Database,
  platform: string,
  account: string,
): Promise<ConnectionRecord | null> {
  return connections.collection(db).findOne({ platform, account });
}

/** For the loops that serve every workspace: schedules, processor. */
export async function findAllConnections(db: Database): Promise<ConnectionRecord[]> {
  return connections.collection(db).find({}).toArray();
}

export async function insertConnection(db: Database, record: ConnectionRecord): Promise<void> {
  requireTenant(record.workspaceId);
  await connections.collection(db).insertOne(record);
}

export async function updateConnection(
  db: Database,
  workspaceId: string,
  id: string,
  change: Partial<Omit<ConnectionRecord, '_id' | 'workspaceId'>>,
): Promise<boolean> {
  const result = await connections
    .collection(db)
    .updateOne(
      { _id: id, workspaceId: requireTenant(workspaceId) },
      { $set: { ...change, updatedAt: new Date() } },
    );
  return result.matchedCount === 1;
}
