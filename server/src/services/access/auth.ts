import type { Role } from '../../domain/access.ts';
import { sha256 } from '../../lib/digest.ts';
import { ProblemError } from '../../lib/errors.ts';
import { findApiKeyByHash, saveKeyUse } from '../../models/access/apiKeys.ts';
import type { Database } from '../../models/database.ts';
import { clearTries } from '../../models/access/loginAttempts.ts';
import { absoluteMs, idleMs } from '../../models/access/sessions.ts';
import {
  findUser,
  findUserByEmail,
  saveUserChange,
  toEmailKey,
  type UserRecord,
} from '../../models/access/users.ts';
import { isPassword } from './passwords.ts';
import { requireAccountTry, requireAddressTry, returnAddressTry } from './tries.ts';

/** Who calls: a person with a session or a program with a key, always of one workspace. */
export interface Principal {
  kind: 'person' | 'key';
  id: string;
  name: string;
  /** null for a program. */
  email: string | null;
  workspaceId: string;
  role: Role;
  /** `*` for people. */
  scopes: string[];
}

/** What a session remembers; times are epoch ms of our clock. */
export interface SessionClaim {
  userId: string;
  workspaceId: string;
  epoch: number;
  startedAt: number;
  seenAt: number;
}

export interface AuthDeps {
  db: Database;
  now(): Date;
}

/** The program a bearer key stands for; null for a wrong or revoked one. */
export async function findKeyPrincipal(deps: AuthDeps, key: string): Promise<Principal | null> {
  const record = await findApiKeyByHash(deps.db, sha256(key));
  if (!record) return null;
  await saveKeyUse(deps.db, record, deps.now());
  const { _id: id, name, workspaceId, role, scopes } = record;
  return { kind: 'key', id, name, email: null, workspaceId, role, scopes };
}

/** The person a session stands for; null once idle, too old, disabled or changed (S87, S88). */
export async function findSessionPrincipal(
  deps: AuthDeps,
  claim: SessionClaim,
): Promise<Principal | null> {
  const now = deps.now().getTime();
  if (now - claim.seenAt > idleMs || now - claim.startedAt > absoluteMs) return null;
  const user = await findUser(deps.db, claim.workspaceId, claim.userId);
  if (!user || user.disabledAt || user.sessionEpoch !== claim.epoch) return null;
  return toPrincipal(user);
}

export function toPrincipal(user: UserRecord): Principal {
  const { _id: id, name, email, workspaceId, role } = user;
  return { kind: 'person', id, name, email, workspaceId, role, scopes: ['*'] };
}

export function toClaim(user: UserRecord, now: Date): SessionClaim {
  const at = now.getTime();
  const { _id: userId, workspaceId, sessionEpoch: epoch } = user;
  return { userId, workspaceId, epoch, startedAt: at, seenAt: at };
}

/**
 * The user these credentials belong to. Tries are counted before anything is checked, per account and per
 * address; unknown accounts and those without a password yet take the same time and get the same answer (S93, S94).
 * @throws ProblemError 401 `invalid_credentials`, 429 `too_many_attempts`
 */
export async function login(
  deps: AuthDeps,
  input: { email: string; password: string; address: string },
): Promise<UserRecord> {
  const account = `account:${sha256(toEmailKey(input.email))}`;
  await requireAddressTry(deps.db, input.address);
  await requireAccountTry(deps.db, account);
  const user = await findUserByEmail(deps.db, input.email);
  const right = await isPassword(user?.passwordHash ?? null, input.password);
  if (!right || !user || user.disabledAt) {
    throw new ProblemError(401, 'invalid_credentials', 'E-mail or password is wrong');
  }
  await Promise.all([clearTries(deps.db, account), returnAddressTry(deps.db, input.address)]);
  const seen = await saveUserChange(deps.db, user.workspaceId, user._id, {
    lastLoginAt: deps.now(),
  });
  return seen ?? user;
}
