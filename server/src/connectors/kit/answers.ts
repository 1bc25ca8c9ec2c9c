import { AccessError, AuthError, FatalError, RetryableError } from '../../lib/errors.ts';
import { AskLessError } from './askLess.ts';

/** A shop that is frozen or locked may come back: ask again in minutes, not seconds (shopify-facts 4). */
const slowRetryMs = 5 * 60_000;

/** An answer's status and text, before anybody trusts them. */
export interface RefusedAnswer {
  /** "Shopify": the message's first word. */
  label: string;
  status: number;
  /** The start of the body, for telling cases apart; it never gets into a message. */
  text: string;
  requestId: string | null;
}

/** What recovers from a refusal (style 4); 429 is not asked here, it is waited for. Messages hold no content of the body. */
export function toRefusal(answer: RefusedAnswer): Error {
  const { label, status, text } = answer;
  const where = answer.requestId === null ? '' : ` (request ${answer.requestId})`;
  if (status === 402 || status === 423 || (status === 403 && /unavailable shop/i.test(text))) {
    const message = `${label} says the account is unavailable at the moment (${status})${where}`;
    return new RetryableError(message, { afterMs: slowRetryMs });
  }
  if (status === 401 || (status === 403 && /access tokens? (is|are) no longer/i.test(text))) {
    return new AuthError(`${label} refuses the credentials (${status}): reconnect${where}`);
  }
  if (status === 403) return new AccessError(`${label} refuses access${toScope(text)}${where}`);
  if (status >= 500) return new AskLessError(`${label} answered ${status}${where}`, true);
  return new FatalError(`${label} answered ${status}${where}`);
}

/** "…merchant approval for read_orders scope" names what is missing. */
function toScope(text: string): string {
  const scope = /\b((?:read|write)_[a-z_]{2,60})\b/.exec(text)?.[1];
  return scope === undefined ? ' (403)' : ` (403): the permission ${scope} is missing`;
}
