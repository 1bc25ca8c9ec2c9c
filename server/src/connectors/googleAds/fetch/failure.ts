import { isObject } from '../../kit/read/json.ts';

/** What decides in Google's error object: `quotaError: RESOURCE_EXHAUSTED`. */
export interface Failure {
  /** quotaError, authenticationError, queryError…; empty where only a status is told. */
  kind: string;
  /** RESOURCE_EXHAUSTED, CUSTOMER_NOT_ENABLED…; else the status: UNAVAILABLE. */
  name: string;
  /** ms Google wants to be left alone; null where it does not say. */
  retryMs: number | null;
}

/** The failure in an answer, bare or inside the list a stream is; null for an answer that is none. */
export function readFailure(body: unknown): Failure | null {
  const parts: unknown[] = Array.isArray(body) ? body : [body];
  const error = parts.map((part) => (isObject(part) ? part['error'] : null)).find(isObject);
  if (!error) return null;
  const [first] = listOf(error['details']).flatMap((detail) => listOf(detail['errors']));
  const [kind = '', name] = Object.entries(partOf(first, 'errorCode'))[0] ?? [];
  const details = partOf(partOf(first, 'details'), 'quotaErrorDetails');
  return {
    kind: toWord(kind),
    name: toWord(name) || toWord(error['status']) || 'UNKNOWN',
    retryMs: toDelay(details['retryDelay']),
  };
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function partOf(value: unknown, name: string): Record<string, unknown> {
  const part = isObject(value) ? value[name] : null;
  return isObject(part) ? part : {};
}

/** Words of an enum get into messages, anything else does not. */
function toWord(value: unknown): string {
  return typeof value === 'string' && /^[A-Za-z_]{1,80}$/.test(value) ? value : '';
}

/** "30s", "1.5s". */
function toDelay(value: unknown): number | null {
  const [, seconds] = typeof value === 'string' ? (/^(\d{1,9}(?:\.\d+)?)s$/.exec(value) ?? []) : [];
  return seconds === undefined ? null : Math.ceil(Number(seconds) * 1000);
}
