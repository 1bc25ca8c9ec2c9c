import { AccessError, AuthError, FatalError, RetryableError } from '../../../lib/errors.ts';
import type { ToldAnswer, Verdict } from '../../kit/http.ts';
import { isObject } from '../../kit/read/json.ts';
import { longestWaitMs } from '../../kit/retryAfter.ts';

/** Shiprocket does not have what was asked for. */
export class NotFoundError extends FatalError {
  override name = 'NotFoundError';
}

const firstWaitMs = 30_000;

/** Nobody published what the limit is, nor how long it lasts: half a minute, then a minute each time (platforms.md 2). */
export function computeLimitWait(limitsBefore: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** limitsBefore);
}

/**
 * PURE. What Shiprocket means where the status line does not tell: `{ message, status_code }`, also inside HTTP 200.
 * Messages of ours hold codes and names of fields, never its texts: they may be about a person.
 */
export function toVerdict(answer: ToldAnswer, limitsBefore: number): Verdict | null {
  const status = toToldStatus(answer);
  if (status === 429) {
    const told = answer.headers['retry-after'] !== undefined;
    return { kind: 'limit', afterMs: told ? null : computeLimitWait(limitsBefore) };
  }
  const error = toError(status, answer);
  return error && { kind: 'fail', error };
}

/** Refused credentials have no status that is written down anywhere: whatever is refused here is them. */
export function toLoginVerdict(answer: ToldAnswer, limitsBefore: number): Verdict | null {
  const status = toToldStatus(answer);
  if (![400, 401, 403, 422].includes(status)) return toVerdict(answer, limitsBefore);
  const message = `Shiprocket refuses the e-mail or the password of the API user (${status})`;
  return { kind: 'fail', error: new AuthError(message) };
}

function toToldStatus({ status, body }: ToldAnswer): number {
  if (status >= 300 || !isObject(body)) return status;
  const told = Number(body['status_code'] ?? ('message' in body ? body['status'] : status));
  return told >= 400 && told < 600 ? told : status;
}

/** null: the status line says it all. */
function toError(status: number, answer: ToldAnswer): Error | null {
  const inside = status === answer.status ? '' : ' inside an answer of 200';
  if (status === 404) return new NotFoundError(`Shiprocket does not have it (404)${inside}`);
  if (status === 422) return new FatalError(`Shiprocket refuses ${toFields(answer.body)} (422)`);
  if (inside === '') return null;
  if (status === 401) return new AuthError(`Shiprocket refuses the token (401)${inside}`);
  if (status === 403) return new AccessError(`Shiprocket refuses access (403)${inside}`);
  const message = `Shiprocket answered ${status}${inside}`;
  return status >= 500 ? new RetryableError(message) : new FatalError(message);
}

/** The names of the refused fields; what was wrong with their values stays out. */
function toFields(body: unknown): string {
  const errors = isObject(body) && isObject(body['errors']) ? body['errors'] : {};
  const names = Object.keys(errors).filter((name) => /^[a-z][\w.]{0,40}$/i.test(name));
  return names.length === 0 ? 'the request' : `the fields ${names.slice(0, 8).join(', ')}`;
}
