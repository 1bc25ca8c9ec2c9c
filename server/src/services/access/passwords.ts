import { hash, verify } from '@node-rs/argon2';
import { ProblemError } from '../../lib/errors.ts';

const minPasswordLength = 10;

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

const common =
  /^(.)\1*$|^(0?1234567890?)+|^(qwerty|password|passw0rd|letmein|welcome|iloveyou|admin)[\d\W]*$/i;

/** Length decides; what everybody tries first is refused (S95). @throws ProblemError 422 */
export function requireStrongPassword(password: string, email: string): void {
  const [name = ''] = email.toLowerCase().split('@');
  const guessable = common.test(password) || (name.length > 3 && password.toLowerCase() === name);
  if (password.length >= minPasswordLength && !guessable) return;
  const message = guessable
    ? 'is one that is tried first: choose another'
    : `needs at least ${minPasswordLength} characters`;
  throw new ProblemError(422, 'weak_password', `password: ${message}`, {
    errors: [{ field: 'password', message }],
  });
}
