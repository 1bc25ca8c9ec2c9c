import { z } from 'zod';
import { areas, roles } from '../domain/access.ts';
import { listOf, pageQuery, time } from './common.ts';
import { workspaceGlance } from './workspace.ts';

export const role = z.enum(roles).meta({ id: 'Role' });
export const email = z.string().trim().max(254).pipe(z.email());
export const name = z.string().trim().min(1).max(100);
/** Any characters, kept exactly; never long enough to make hashing a weapon (S95). */
export const password = z.string().min(1).max(256);

export const loginBody = z.strictObject({ email, password });
export const passwordBody = z.strictObject({ currentPassword: password, newPassword: password });

export const me = z
  .object({
    kind: z.enum(['person', 'key']),
    id: z.string(),
    name: z.string(),
    /** null for a program. */
    email: z.string().nullable(),
    role,
    scopes: z.array(z.string()),
    workspaceId: z.string(),
    workspace: workspaceGlance,
  })
  .meta({ id: 'Me' });

export const user = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role,
    disabled: z.boolean(),
    /** Has never chosen a password. */
    invited: z.boolean(),
    /** Until when a link that sets a password works, or worked; null: none is open. */
    inviteExpiresAt: time.nullable(),
    lastLoginAt: time.nullable(),
    createdAt: time,
  })
  .meta({ id: 'User' });
export const userList = listOf(user);
export const userQuery = z.strictObject(pageQuery);
/** Without a password the person is invited: the answer holds the link. */
export const newUserBody = z.strictObject({ email, name, role, password: password.optional() });
export const userChangeBody = z.strictObject({
  name: name.optional(),
  role: role.optional(),
  disabled: z.boolean().optional(),
  password: password.optional(),
});

const scope = z.enum(['*', ...areas.flatMap((area) => [`${area}:read`, `${area}:write`] as const)]);
export const apiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    role,
    scopes: z.array(z.string()),
    last4: z.string(),
    createdAt: time,
    lastUsedAt: time.nullable(),
    revokedAt: time.nullable(),
  })
  .meta({ id: 'ApiKey' });
export const apiKeyList = listOf(apiKey);
export const apiKeyQuery = z.strictObject(pageQuery);
export const newApiKeyBody = z.strictObject({
  name,
  role,
  scopes: z.array(scope).min(1).max(50).default(['*']),
});
/** The only answer that ever holds a key. */
export const createdApiKey = apiKey
  .extend({ key: z.string().meta({ description: 'Shown once: keep it now' }) })
  .meta({ id: 'CreatedApiKey' });
