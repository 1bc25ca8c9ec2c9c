import { toError } from '../../lib/errors.ts';
import type { CheckResult, FetchContext } from './types.ts';

/** What a check found, without its name. */
export type Found = Omit<CheckResult, 'check'>;

/** One part of a connection's checks: whatever it throws is its result. @throws only when the check is aborted. */
export async function checkPart(
  context: FetchContext,
  check: string,
  run: () => Promise<Found>,
): Promise<CheckResult> {
  try {
    return { check, ...(await run()) };
  } catch (error) {
    if (context.signal.aborted) throw error;
    return { check, ok: false, message: toError(error).message };
  }
}
