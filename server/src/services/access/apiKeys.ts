import { randomBytes } from 'node:crypto';
import type { Role } from '../../domain/access.ts';
import { sha256 } from '../../lib/digest.ts';
import { createId } from '../../lib/ids.ts';
import { type ApiKeyRecord, insertApiKey } from '../../models/access/apiKeys.ts';
import type { AuthDeps, Principal } from './auth.ts';

export interface NewApiKey {
  name: string;
  role: Role;
  scopes: string[];
}

/** Makes a key; its text leaves here once and is not stored. */
export async function createApiKey(
  deps: AuthDeps,
  maker: Pick<Principal, 'id' | 'workspaceId'>,
  input: NewApiKey,
): Promise<{ record: ApiKeyRecord; key: string }> {
  const key = `slk_${randomBytes(32).toString('base64url')}`;
  const record = toApiKey(key, { ...input, id: createId('key') }, maker, deps.now());
  await insertApiKey(deps.db, record);
  return { record, key };
}

export function toApiKey(
  key: string,
  input: NewApiKey & { id: string },
  maker: Pick<Principal, 'id' | 'workspaceId'>,
  now: Date,
): ApiKeyRecord {
  return {
    _id: input.id,
    workspaceId: maker.workspaceId,
    name: input.name,
    role: input.role,
    scopes: input.scopes,
    hash: sha256(key),
    last4: key.slice(-4),
    createdBy: maker.id,
    createdAt: now,
    lastUsedAt: null,
    revokedAt: null,
  };
}
