import type { Role } from '../../domain/access.ts';
import { ProblemError } from '../../lib/errors.ts';
import { createId } from '../../lib/ids.ts';
import {
  findUser,
  type InviteRecord,
  insertUser,
  saveUserChange,
  toEmailKey,
  type UserChange,
  type UserRecord,
} from '../../models/access/users.ts';
import { findWorkspace } from '../../models/access/workspaces.ts';
import type { AuthDeps } from './auth.ts';
import { hashPassword, isPassword, requireStrongPassword } from './passwords.ts';

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  /** null: invited, comes by the link. */
  password: string | null;
  invite?: InviteRecord | null;
}

/** @throws ProblemError 409 when the address has an account, 422 for a weak password. */
export async function createUser(
  deps: AuthDeps,
  workspaceId: string,
  input: NewUser,
): Promise<UserRecord> {
  const { password } = input;
  if (password !== null) await requireGoodPassword(deps, { ...input, workspaceId }, password);
  const user = await toUser(deps, workspaceId, input, createId('usr'));
  try {
    await insertUser(deps.db, user);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 11000) throw error;
    throw new ProblemError(409, 'user_exists', 'There is an account with this e-mail already');
  }
  return user;
}

async function requireGoodPassword(
  { db }: AuthDeps,
  person: Pick<UserRecord, 'workspaceId' | 'email' | 'name'>,
  password: string,
): Promise<void> {
  const workspace = await findWorkspace(db, person.workspaceId);
  requireStrongPassword(password, [person.email, person.name, workspace?.name ?? '']);
}

/** One id for the first admin, whoever makes it: of several at once one is stored. */
export const firstUserId = 'usr_first';

export async function toUser(
  deps: AuthDeps,
  workspaceId: string,
  input: NewUser,
  id: string,
): Promise<UserRecord> {
  return {
    _id: id,
    workspaceId,
    email: input.email.trim(),
    emailKey: toEmailKey(input.email),
    name: input.name,
    role: input.role,
    passwordHash: input.password === null ? null : await hashPassword(input.password),
    invite: input.invite ?? null,
    disabledAt: null,
    sessionEpoch: 0,
    lastLoginAt: null,
    createdAt: deps.now(),
  };
}

export interface UserUpdate {
  name?: string | undefined;
  role?: Role | undefined;
  disabled?: boolean | undefined;
  password?: string | undefined;
}

/** What an admin changes; null when there is no such user. @throws ProblemError 409 `last_admin` */
export async function updateUser(
  deps: AuthDeps,
  workspaceId: string,
  id: string,
  update: UserUpdate,
): Promise<UserRecord | null> {
  const user = await findUser(deps.db, workspaceId, id);
  if (!user) return null;
  const change: UserChange = {};
  if (update.name !== undefined) change.name = update.name;
  if (update.role !== undefined && update.role !== user.role) change.role = update.role;
  if (update.disabled !== undefined && update.disabled !== (user.disabledAt !== null)) {
    change.disabledAt = update.disabled ? deps.now() : null;
  }
  if (update.password !== undefined) {
    await requireGoodPassword(deps, user, update.password);
    change.passwordHash = await hashPassword(update.password);
  }
  return saveUserChange(deps.db, workspaceId, id, change);
}

/** A person's own password; ends all their sessions. @throws ProblemError 403 when the old one is wrong. */
export async function changePassword(
  deps: AuthDeps,
  workspaceId: string,
  id: string,
  passwords: { current: string; next: string },
): Promise<UserRecord> {
  const user = await findUser(deps.db, workspaceId, id);
  if (!user || !(await isPassword(user.passwordHash, passwords.current))) {
    throw new ProblemError(403, 'wrong_password', 'The current password is not right');
  }
  await requireGoodPassword(deps, user, passwords.next);
  const passwordHash = await hashPassword(passwords.next);
  return (await saveUserChange(deps.db, workspaceId, id, { passwordHash })) ?? user;
}
