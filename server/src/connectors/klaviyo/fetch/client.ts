import { setTimeout as sleepFor } from 'node:timers/promises';
import { AccessError, RetryableError } from '../../../lib/errors.ts';
import { createHttp, type Http, type HttpRequest } from '../../kit/http.ts';
import { isObject, type Json } from '../../kit/read/json.ts';
import { toLimitNotice } from '../../kit/retryAfter.ts';
import type { FetchContext } from '../../kit/types.ts';
import { pacerOf } from './pacing.ts';
import { classify } from './verdict.ts';

export interface KlaviyoClient {
  /** `endpoint` as in `campaigns`. @throws by recovery. */
  get(endpoint: string, query: Record<string, string>): Promise<Json>;
  post(endpoint: string, query: Record<string, string>, body: unknown): Promise<Json>;
}

export const defaultRevision = '2026-07-15';
const home = 'https://a.klaviyo.com';
const mediaType = 'application/vnd.api+json';

/** What a key must be allowed to read (developers.klaviyo.com, each endpoint's scopes). */
const scopes: Record<string, string> = {
  accounts: 'accounts:read',
  metrics: 'metrics:read',
  'metric-aggregates': 'metrics:read',
  campaigns: 'campaigns:read',
  'campaign-values-reports': 'campaigns:read',
  flows: 'flows:read',
  'flow-series-reports': 'flows:read',
};

export function createClient(context: FetchContext): KlaviyoClient {
  const http = createHttp({
    label: 'Klaviyo',
    queue: context.connection.connectionId,
    signal: context.signal,
    notice: (message) => context.notice(message),
    classify,
  });
  return {
    get: (endpoint, query) => ask(context, http, { endpoint, query }),
    post: (endpoint, query, body) => ask(context, http, { endpoint, query, body }),
  };
}

interface Question {
  endpoint: string;
  query: Record<string, string>;
  body?: unknown;
}

async function ask(context: FetchContext, http: Http, question: Question): Promise<Json> {
  const { endpoint } = question;
  const pacer = pacerOf(context.connection.connectionId);
  await rest(context, pacer.waitFor(endpoint, Date.now()));
  try {
    const { headers, body } = await http.fetchJson(toRequest(context, question));
    pacer.note(endpoint, headers, Date.now());
    if (!isObject(body)) throw new RetryableError(`Klaviyo answered ${endpoint} without an object`);
    return body;
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    const scope = scopes[endpoint] ?? endpoint;
    throw new AccessError(`Klaviyo refuses ${endpoint}: the API key needs ${scope}`);
  }
}

async function rest(context: FetchContext, ms: number): Promise<void> {
  if (ms === 0) return;
  if (ms >= 1000) context.notice(toLimitNotice(ms));
  await sleepFor(ms, undefined, { signal: context.signal }).catch(() => undefined);
  context.signal.throwIfAborted();
}

function toRequest(context: FetchContext, { endpoint, query, body }: Question): HttpRequest {
  const { settings, credentials } = context.connection;
  const base = (settings['baseUrl'] || home).replace(/\/+$/, '');
  const search = new URLSearchParams(query).toString();
  return {
    url: `${base}/api/${endpoint}${search === '' ? '' : `?${search}`}`,
    headers: {
      Authorization: `Klaviyo-API-Key ${credentials['apiKey'] ?? ''}`,
      revision: settings['revision'] || defaultRevision,
      accept: mediaType,
      ...(body === undefined ? {} : { 'content-type': mediaType }),
    },
    ...(body === undefined ? {} : { method: 'POST', body }),
  };
}
