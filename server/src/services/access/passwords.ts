import { hash, verify } from '@node-rs/argon2';
import { findPasswordFault } from '../../domain/passwordRules.ts';
import { ProblemError } from '../../lib/errors.ts';

/** argon2id with the library's defaults (19 MiB, 2 passes). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Somebody's hash that nobody's password gives: unknown addresses take the same time as known ones (S94). */
let nobody: Promise<string> | null = null;

/** True for the right password; `null` stands for an unknown account and is always wrong, as slowly. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash('nobody has this password');
  const right = await verify(passwordHash ?? (await nobody), password);
  return right && passwordHash !== null;
}

/** `own`: addresses and names of the person and the workspace. @throws ProblemError 422 `weak_password` */
export function requireStrongPassword(password: string, own: readonly string[]): void {
  const message = findPasswordFault(password, own);
  if (message === null) return;
  throw new ProblemError(422, 'weak_password', `password: ${message}`, {
    errors: [{ field: 'password', message }],
  });
}
