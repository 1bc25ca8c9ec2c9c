import { AccessError, AuthError } from '../../lib/errors.ts';
import type { CheckResult } from './types.ts';

/** PURE. A refusal is told under `check`; anything else is a platform that cannot be reached. */
export function toFailedCheck(error: Error, check: string): CheckResult {
  const refused = error instanceof AuthError || error instanceof AccessError;
  return { check: refused ? check : 'reachable', ok: false, message: error.message };
}

/**
 * PURE. What an error says of the checks of an account's ads: which of them it failed, and that those before it passed.
 * @param works the line of credentials that work
 * @param ofAccount does the error mean that there is no such account?
 */
export function toFailedChecks(
  error: Error,
  works: CheckResult,
  ofAccount: boolean,
): CheckResult[] {
  const { message } = error;
  if (error instanceof AuthError) return [{ check: 'token', ok: false, message }];
  if (error instanceof AccessError) return [works, { check: 'permission', ok: false, message }];
  if (ofAccount) return [works, { check: 'account', ok: false, message }];
  return [{ check: 'reachable', ok: false, message }];
}
