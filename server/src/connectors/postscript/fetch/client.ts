import { setTimeout as sleepFor } from 'node:timers/promises';
import { RetryableError } from '../../../lib/errors.ts';
import { createHttp, type Http } from '../../kit/http.ts';
import { isObject, type Json } from '../../kit/read/json.ts';
import type { FetchContext } from '../../kit/types.ts';
import { classify } from './verdict.ts';

export interface PostscriptClient {
  /** `path` as in `subscribers`. @throws by recovery. */
  get(path: string, query?: Record<string, string>): Promise<Json>;
}

const home = 'https://api.postscript.io';
/** 15 calls a second for a key (platforms.md 5). */
const gapMs = 70;
const lastCalls = new Map<string, number>();

export function createClient(context: FetchContext): PostscriptClient {
  const http = createHttp({
    label: 'Postscript',
    queue: context.connection.connectionId,
    signal: context.signal,
    notice: (message) => context.notice(message),
    classify,
  });
  return { get: (path, query = {}) => ask(context, http, toUrl(context, path, query)) };
}

async function ask(context: FetchContext, http: Http, url: string): Promise<Json> {
  await keepGap(context);
  const apiKey = context.connection.credentials['apiKey'] ?? '';
  const { body } = await http.fetchJson({ url, headers: { Authorization: `Bearer ${apiKey}` } });
  if (!isObject(body)) throw new RetryableError('Postscript answered without an object');
  return body;
}

/** Calls of a connection leave one after the other, never more than the limit of a second. */
async function keepGap({ connection, signal }: FetchContext): Promise<void> {
  signal.throwIfAborted();
  const { connectionId } = connection;
  const next = Math.max(Date.now(), (lastCalls.get(connectionId) ?? 0) + gapMs);
  lastCalls.set(connectionId, next);
  const wait = next - Date.now();
  if (wait <= 0) return;
  await sleepFor(wait, undefined, { signal }).catch(() => undefined);
  signal.throwIfAborted();
}

function toUrl({ connection }: FetchContext, path: string, query: Record<string, string>): string {
  const base = (connection.settings['baseUrl'] || home).replace(/\/+$/, '');
  const search = new URLSearchParams(query).toString();
  return `${base}/api/v2/${path}${search === '' ? '' : `?${search}`}`;
}
