import { createHash } from 'node:crypto';
import { AuthError } from '../../lib/errors.ts';
import type { FetchContext } from './types.ts';

export interface Token {
  value: string;
  /** ms it may be used for, as far as the platform tells. */
  livesMs: number;
}

interface Kept {
  token: Promise<Token>;
  endsAt: number;
}

/** Asked for a little early, so that no call leaves with a token that ends on the way. */
const marginMs = 60_000;
const kept = new Map<string, Kept>();

/**
 * Runs `call` with the account's access token. One is fetched for everybody who waits, kept in this process for as long as
 * it lives, and fetched anew once when the platform refuses it (platforms.md 2, 3).
 * @param fetchToken logs in; @throws AuthError when the account's own credentials are refused
 */
export async function withToken<T>(
  context: FetchContext,
  fetchToken: () => Promise<Token>,
  call: (token: string) => Promise<T>,
): Promise<T> {
  const key = keyOf(context);
  const used = findKept(key, fetchToken);
  const { value } = await used.token;
  try {
    return await call(value);
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    if (kept.get(key) === used) kept.delete(key); // else somebody replaced it already
    return call((await findKept(key, fetchToken).token).value);
  }
}

function findKept(key: string, fetchToken: () => Promise<Token>): Kept {
  const known = kept.get(key);
  if (known && known.endsAt > Date.now()) return known;
  const entry: Kept = { token: fetchToken(), endsAt: Number.POSITIVE_INFINITY };
  kept.set(key, entry);
  void noteEnd(key, entry);
  return entry;
}

/** A login that failed is forgotten: the next call tries again. */
async function noteEnd(key: string, entry: Kept): Promise<void> {
  try {
    entry.endsAt = Date.now() + (await entry.token).livesMs - marginMs;
  } catch {
    if (kept.get(key) === entry) kept.delete(key);
  }
}

/** Other credentials, another token: what was typed anew counts at once. */
function keyOf({ connection }: FetchContext): string {
  const text = JSON.stringify([connection.settings, connection.credentials]);
  return `${connection.connectionId} ${createHash('sha256').update(text).digest('hex')}`;
}
