import { randomBytes } from 'node:crypto';
import type { Role } from '../../domain/access.ts';
import { sha256 } from '../../lib/digest.ts';
import { ProblemError } from '../../lib/errors.ts';
import { findInvited, saveAccepted, saveInvite } from '../../models/access/invites.ts';
import { findUser, type UserRecord } from '../../models/access/users.ts';
import { findWorkspace } from '../../models/access/workspaces.ts';
import type { AuthDeps } from './auth.ts';
import { hashPassword, requireStrongPassword } from './passwords.ts';
import { requireAddressTry, returnAddressTry } from './tries.ts';
import { createUser } from './users.ts';

const lifeMs = 7 * 24 * 60 * 60_000;

/** A person with the token of the link just made: it leaves here once and is not stored. */
export interface Invited {
  user: UserRecord;
  token: string;
  expiresAt: Date;
}

/** Adds a person who chooses a password by the link. @throws ProblemError 409 `user_exists` */
export async function inviteUser(
  deps: AuthDeps,
  workspaceId: string,
  input: { email: string; name: string; role: Role },
): Promise<Invited> {
  const { token, invite } = createInvite(deps);
  const user = await createUser(deps, workspaceId, { ...input, password: null, invite });
  return { user, token, expiresAt: invite.expiresAt };
}

/**
 * A new link for somebody who lost the first one, or the password: the old link ends, the old password and its
 * sessions go on until a new one is set. null: there is no such person. @throws ProblemError 409 `user_disabled`
 */
export async function renewInvite(
  deps: AuthDeps,
  workspaceId: string,
  id: string,
): Promise<Invited | null> {
  const { token, invite } = createInvite(deps);
  const user = await saveInvite(deps.db, workspaceId, id, invite);
  if (user) return { user, token, expiresAt: invite.expiresAt };
  if (!(await findUser(deps.db, workspaceId, id))) return null;
  const detail = 'This account is disabled: enable it first, then make a link';
  throw new ProblemError(409, 'user_disabled', detail);
}

function createInvite(deps: Pick<AuthDeps, 'now'>) {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(deps.now().getTime() + lifeMs);
  return { token, invite: { hash: sha256(token), expiresAt } };
}

/** Whom an open link is for. @throws ProblemError 404 `invite_invalid`, 429 `too_many_attempts` */
export async function findInvitation(
  deps: AuthDeps,
  input: { token: string; address: string },
): Promise<{ user: UserRecord; workspaceName: string }> {
  await requireAddressTry(deps.db, input.address);
  const user = await findInvited(deps.db, sha256(input.token), deps.now());
  if (!user) throw inviteInvalid();
  const workspace = await findWorkspace(deps.db, user.workspaceId);
  await returnAddressTry(deps.db, input.address);
  return { user, workspaceName: workspace?.name ?? '' };
}

/**
 * Sets the password, ends the link and all sessions that were. A password that is refused does not use the link up.
 * @throws ProblemError 404 `invite_invalid`, 422 `weak_password`, 429 `too_many_attempts`
 */
export async function acceptInvite(
  deps: AuthDeps,
  input: { token: string; password: string; address: string },
): Promise<UserRecord> {
  const { user, workspaceName } = await findInvitation(deps, input);
  requireStrongPassword(input.password, [user.email, user.name, workspaceName]);
  const passwordHash = await hashPassword(input.password);
  const now = deps.now();
  const accepted = await saveAccepted(deps.db, sha256(input.token), { passwordHash, now });
  if (!accepted) throw inviteInvalid();
  return accepted;
}

function inviteInvalid(): ProblemError {
  const detail = 'This link is used up or too old: ask an admin for a new one';
  return new ProblemError(404, 'invite_invalid', detail);
}
