import { ProblemError } from '../../lib/errors.ts';
import { hasAnyUser, insertUser, type UserRecord } from '../../models/access/users.ts';
import {
  defaultWorkspaceId,
  ensureWorkspace,
  saveWorkspaceChange,
} from '../../models/access/workspaces.ts';
import type { AuthDeps } from './auth.ts';
import { requireStrongPassword } from './passwords.ts';
import { requireAddressTry, returnAddressTry } from './tries.ts';
import { firstUserId, toUser } from './users.ts';

export interface SetupInput {
  email: string;
  name: string;
  password: string;
  workspaceName?: string | undefined;
  address: string;
}

/** Nobody at all can sign in yet: whoever comes first makes the first admin. */
export async function isSetupNeeded({ db }: Pick<AuthDeps, 'db'>): Promise<boolean> {
  return !(await hasAnyUser(db));
}

/**
 * Makes the first admin of the default workspace. Its id is the one the environment's admin gets as well, so that
 * of all who try at once, on any instance, one wins (S97).
 * @throws ProblemError 409 `already_set_up`, 422 `weak_password`, 429 `too_many_attempts`
 */
export async function setUp(deps: AuthDeps, input: SetupInput): Promise<UserRecord> {
  await requireAddressTry(deps.db, input.address);
  if (!(await isSetupNeeded(deps))) throw alreadySetUp();
  requireStrongPassword(input.password, [input.email, input.name, input.workspaceName ?? '']);
  await ensureWorkspace(deps.db, defaultWorkspaceId, 'Main');
  const { email, name, password } = input;
  const person = { email, name, password, role: 'admin' as const };
  const user = await toUser(deps, defaultWorkspaceId, person, firstUserId);
  try {
    await insertUser(deps.db, { ...user, lastLoginAt: deps.now() });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 11000) throw error;
    throw alreadySetUp();
  }
  const { workspaceName } = input;
  const change = workspaceName === undefined ? {} : { name: workspaceName };
  await saveWorkspaceChange(deps.db, defaultWorkspaceId, change);
  await returnAddressTry(deps.db, input.address);
  return user;
}

function alreadySetUp(): ProblemError {
  return new ProblemError(409, 'already_set_up', 'The first admin exists already: sign in');
}
