import { AccessError, FatalError, RetryableError } from '../../../lib/errors.ts';
import { AskLessError } from '../../kit/askLess.ts';
import { isObject } from '../../kit/read/json.ts';
import { longestWaitMs } from '../../kit/retryAfter.ts';
import type { BucketStatus } from '../../kit/limits.ts';

/** What an answer tells of its cost, in points. */
export interface ToldCost {
  requested: number | null;
  status: BucketStatus | null;
}

/** A position in a list that Shopify no longer takes: go on from the watermark (F35). */
export class CursorError extends RetryableError {}

interface GraphqlError {
  code: string;
  message: string;
  path: string;
  scope: string | null;
}

/** Codes that say "later", whatever their message. */
const passing = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TIMEOUT']);
const shopSleepsMs = 5 * 60_000;

/** ms to wait when the answer is THROTTLED: (requested − available) / rate (shopify-facts 5); null when it is not. */
export function findThrottle(errors: unknown, cost: ToldCost): number | null {
  if (!toErrors(errors).some(({ code }) => code === 'THROTTLED')) return null;
  const { requested, status } = cost;
  if (requested === null || status === null) return 1000;
  const missing = Math.min(requested, status.maximumAvailable) - status.currentlyAvailable;
  const wait = Math.ceil((missing / Math.max(1, status.restoreRate)) * 1000);
  return Math.min(longestWaitMs, Math.max(100, wait));
}

/** What recovers from the errors of a 200 answer. Messages hold codes and places, never values (they may be personal). */
export function toGraphqlError(value: unknown, operation: string): Error {
  const errors = toErrors(value);
  const first = errors[0];
  if (!first)
    return new RetryableError(`Shopify answered ${operation} with errors of an unknown shape`);
  const denied = errors.find(({ code }) => code === 'ACCESS_DENIED');
  if (denied) return new AccessError(toDenial(denied));
  if (errors.some(({ code }) => code === 'MAX_COST_EXCEEDED')) {
    return new AskLessError(`${operation} costs more than Shopify allows`, false);
  }
  if (errors.some(({ message }) => /cursor/i.test(message))) {
    return new CursorError(`Shopify no longer knows the position in ${operation}`);
  }
  if (errors.some(({ code }) => code === 'SHOP_INACTIVE')) {
    return new RetryableError('Shopify says the shop is not active', { afterMs: shopSleepsMs });
  }
  const where = first.path === '' ? operation : `${operation} at ${first.path}`;
  const text = `Shopify refused ${where} (${first.code === '' ? 'no code' : first.code})`;
  if (errors.some(({ code, message }) => passing.has(code) || /internal error/i.test(message))) {
    return new AskLessError(text, true);
  }
  return new FatalError(text);
}

function toDenial({ path, scope }: GraphqlError): string {
  const missing = scope === null ? '' : `: the permission ${scope} is missing`;
  return `Shopify refuses access to ${path === '' ? 'this data' : path}${missing}`;
}

function toErrors(value: unknown): GraphqlError[] {
  if (typeof value === 'string') return [{ code: '', message: value, path: '', scope: null }];
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).map((error) => {
    const extensions = isObject(error['extensions']) ? error['extensions'] : {};
    const message = typeof error['message'] === 'string' ? error['message'] : '';
    const path = Array.isArray(error['path']) ? error['path'] : [];
    const told = [extensions['requiredAccess'], message].filter((part) => typeof part === 'string');
    return {
      code: toCode(extensions['code']),
      message,
      path: path.map(String).join('.').slice(0, 100),
      scope: /\b((?:read|write)_[a-z_]{2,60})\b/.exec(told.join(' '))?.[1] ?? null,
    };
  });
}

function toCode(value: unknown): string {
  return typeof value === 'string' && /^\w{1,60}$/.test(value) ? value : '';
}
