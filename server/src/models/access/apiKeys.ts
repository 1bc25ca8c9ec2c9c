import { Schema } from 'mongoose';
import { type Role, roles } from '../../domain/access.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';
import { type Page, type PageRequest, pageAfter } from '../page.ts';

export interface ApiKeyRecord {
  /** `key_…`. */
  _id: string;
  workspaceId: string;
  name: string;
  role: Role;
  /** `*`, or `<area>:read` and `<area>:write` (contract/access.ts). */
  scopes: string[];
  /** SHA-256 of the key: the key itself is shown once and kept nowhere. */
  hash: string;
  last4: string;
  createdBy: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const schema = new Schema<ApiKeyRecord>(
  {
    _id: String,
    workspaceId: { type: String, required: true },
    name: String,
    role: { type: String, enum: roles },
    scopes: [String],
    hash: String,
    last4: String,
    createdBy: String,
    createdAt: Date,
    lastUsedAt: Date,
    revokedAt: Date,
  },
  { versionKey: false },
);

export const apiKeys = defineModel<ApiKeyRecord>('api_keys', schema, [
  { key: { hash: 1 }, options: { unique: true } },
  { key: { workspaceId: 1, createdAt: -1, _id: -1 } },
]);

/** The key a program sent: a look-up without a workspace, because the key is what names it. */
export async function findApiKeyByHash(db: Database, hash: string): Promise<ApiKeyRecord | null> {
  return apiKeys.collection(db).findOne({ hash, revokedAt: null });
}

export async function findApiKeys(
  db: Database,
  workspaceId: string,
  page: PageRequest,
): Promise<Page<ApiKeyRecord>> {
  const order = { field: 'createdAt', direction: -1 } as const;
  return pageAfter(
    apiKeys.collection(db),
    { workspaceId: requireTenant(workspaceId) },
    order,
    page,
  );
}

export async function insertApiKey(db: Database, key: ApiKeyRecord): Promise<void> {
  requireTenant(key.workspaceId);
  await apiKeys.collection(db).insertOne(key);
}

/** The key of the environment: one per workspace, replaced when the variable changes. */
export async function saveEnvironmentKey(db: Database, key: ApiKeyRecord): Promise<void> {
  requireTenant(key.workspaceId);
  const { _id, createdAt, lastUsedAt, ...rest } = key;
  await apiKeys
    .collection(db)
    .updateOne({ _id }, { $set: rest, $setOnInsert: { createdAt, lastUsedAt } }, { upsert: true });
}

/** null when there is none; revoking twice changes nothing. */
export async function saveRevoked(
  db: Database,
  workspaceId: string,
  id: string,
  now: Date,
): Promise<ApiKeyRecord | null> {
  return apiKeys
    .collection(db)
    .findOneAndUpdate(
      { _id: id, workspaceId: requireTenant(workspaceId) },
      [{ $set: { revokedAt: { $ifNull: ['$revokedAt', now] } } }],
      { returnDocument: 'after' },
    );
}

/** "Last used", at most one write a minute per key. */
export async function saveKeyUse(db: Database, key: ApiKeyRecord, now: Date): Promise<void> {
  if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < 60_000) return;
  await apiKeys.collection(db).updateOne({ _id: key._id }, { $set: { lastUsedAt: now } });
}
