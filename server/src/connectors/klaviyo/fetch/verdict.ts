import { AccessError, AuthError, FatalError, RetryableError } from '../../../lib/errors.ts';
import type { ToldAnswer, Verdict } from '../../kit/http.ts';
import { isObject, toObject } from '../../kit/read/json.ts';
import { toObjects, toText } from '../mapper/read.ts';

/** PURE. What Klaviyo's JSON:API errors ask for, wherever they stand (platforms.md 0.4, 4). */

/** The windows of a second and a minute end within this; a longer wait is the limit of the day. */
const longestWindowSeconds = 60;

export function classify(answer: ToldAnswer): Verdict | null {
  const [first] = isObject(answer.body) ? toObjects(answer.body['errors']) : [];
  const code = toText(first?.['code']) ?? '';
  if (answer.status === 429 || code === 'throttled') return toLimit(answer.headers['retry-after']);
  if (!first)
    return hasErrors(answer.body) ? fail(new FatalError(refusal(answer.status, ''))) : null;
  const told = Number(first['status'] ?? answer.status);
  if (answer.status === 401 || authCodes.has(code)) {
    return fail(new AuthError('Klaviyo refuses the API key: reconnect'));
  }
  if (answer.status === 403 || code === 'permission_denied') {
    return fail(new AccessError('Klaviyo refuses access with this API key (403)'));
  }
  // A server's own fault is the kit's to try again; inside a 200 it is ours.
  if (answer.status >= 500) return null;
  const message = refusal(answer.status, describe(code, first));
  return fail(told >= 500 ? new RetryableError(message) : new FatalError(message));
}

const authCodes = new Set(['not_authenticated', 'authentication_failed']);

function hasErrors(body: unknown): boolean {
  return isObject(body) && body['errors'] !== undefined && body['errors'] !== null;
}

function fail(error: Error): Verdict {
  return { kind: 'fail', error };
}

/** Hours are not slept through: the run is put off until then. */
function toLimit(retryAfter: string | undefined): Verdict {
  const seconds = Number(retryAfter ?? Number.NaN);
  if (!(seconds > longestWindowSeconds)) return { kind: 'limit', afterMs: null };
  const message = `Klaviyo's limit of calls per day is used up for ${Math.ceil(seconds / 60)} minutes`;
  return fail(new RetryableError(message, { afterMs: Math.ceil(seconds * 1000) }));
}

function refusal(status: number, what: string): string {
  return `Klaviyo answered ${status} with an error${what}`;
}

/** Codes and places only: titles and details may quote what was sent. */
function describe(code: string, error: Record<string, unknown>): string {
  const source = toObject(error['source']);
  const place = toText(source['pointer']) ?? toText(source['parameter']) ?? '';
  const named = /^[\w-]{1,60}$/.test(code) ? ` (${code})` : '';
  return /^[\w/[\].$-]{1,80}$/.test(place) ? `${named} at ${place}` : named;
}
