import { sha256 } from '../../lib/digest.ts';
import { ProblemError } from '../../lib/errors.ts';
import { countTry, returnTry } from '../../models/access/loginAttempts.ts';
import type { Database } from '../../models/database.ts';

const windowMs = 15 * 60_000;
const triesPerAccount = 10;
const triesPerAddress = 50;

/** One budget per address for everything a stranger can guess at: passwords and links (S93). */
export const toAddressKey = (address: string) => `address:${sha256(address)}`;

/** Counts a try of an account. @throws ProblemError 429 `too_many_attempts` */
export async function requireAccountTry(db: Database, key: string): Promise<void> {
  await requireTry(db, key, triesPerAccount);
}

/** Counts a try from an address before it is looked at. @throws ProblemError 429 `too_many_attempts` */
export async function requireAddressTry(db: Database, address: string): Promise<void> {
  await requireTry(db, toAddressKey(address), triesPerAddress);
}

/** What was right costs nothing; the wrong ones before it stay counted. */
export async function returnAddressTry(db: Database, address: string): Promise<void> {
  await returnTry(db, toAddressKey(address));
}

async function requireTry(db: Database, key: string, most: number): Promise<void> {
  const { tries, endsInMs } = await countTry(db, key, windowMs);
  if (tries <= most) return;
  const retryAfter = Math.max(1, Math.ceil(endsInMs / 1000));
  throw new ProblemError(429, 'too_many_attempts', 'Too many attempts: wait, then try again', {
    retryAfter,
  });
}
