import type { z } from 'zod';
import type * as contract from '../../contract/auth.ts';
import type * as invites from '../../contract/invites.ts';
import type { ApiKeyRecord } from '../../models/access/apiKeys.ts';
import type { UserRecord } from '../../models/access/users.ts';
import type { Principal } from '../../services/access/auth.ts';
import type { WorkspaceView } from '../../services/access/workspace.ts';
import { toTime } from './shapes.ts';

export function toMe(principal: Principal, workspace: WorkspaceView): z.input<typeof contract.me> {
  const { kind, id, name, email, role, scopes, workspaceId } = principal;
  return { kind, id, name, email, role, scopes, workspaceId, workspace };
}

export function toUser(user: UserRecord): z.input<typeof contract.user> {
  const { _id: id, email, name, role } = user;
  return {
    id,
    email,
    name,
    role,
    disabled: user.disabledAt !== null,
    invited: user.passwordHash === null,
    inviteExpiresAt: toTime(user.invite?.expiresAt ?? null),
    lastLoginAt: toTime(user.lastLoginAt),
    createdAt: toTime(user.createdAt),
  };
}

/** The token is behind the `#`: browsers keep it to themselves, no log sees it. */
export function toInvite(
  { token, expiresAt }: { token: string; expiresAt: Date },
  baseUrl: string,
): z.input<typeof invites.invite> {
  return { url: `${baseUrl}/welcome#${token}`, expiresAt: toTime(expiresAt) };
}

export function toApiKey(key: ApiKeyRecord): z.input<typeof contract.apiKey> {
  const { _id: id, name, role, scopes, last4 } = key;
  return {
    id,
    name,
    role,
    scopes,
    last4,
    createdAt: toTime(key.createdAt),
    lastUsedAt: toTime(key.lastUsedAt),
    revokedAt: toTime(key.revokedAt),
  };
}
