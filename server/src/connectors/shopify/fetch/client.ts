import { setTimeout as sleepFor } from 'node:timers/promises';
import { RetryableError } from '../../../lib/errors.ts';
import { createHttp, type Http } from '../../kit/http.ts';
import { type BucketStatus, bucketOf } from '../../kit/limits.ts';
import { isObject } from '../../kit/read/json.ts';
import { toLimitNotice } from '../../kit/retryAfter.ts';
import type { FetchContext } from '../../kit/types.ts';
import type { Document } from '../documents/document.ts';
import { findThrottle, type ToldCost, toGraphqlError } from './graphqlErrors.ts';

export interface ShopifyClient {
  /** The whole `data` of an answer without errors; partial data is never used. @throws by recovery. */
  fetchData(
    document: Document,
    variables?: Record<string, unknown>,
  ): Promise<Record<string, unknown>>;
  /** A bulk result, without the token (shopify-facts 5). */
  fetchFile(url: string): Promise<AsyncIterable<Uint8Array>>;
}

export const defaultApiVersion = '2026-07';
/** Until Shopify told what a document costs. */
const unknownCost = 50;
/** Throttled answers in a row before the job is put off: some other app takes every point. */
const mostThrottles = 60;
const knownCosts = new Map<string, number>();
const toldVersions = new Set<string>();

export function createClient(context: FetchContext): ShopifyClient {
  const { connectionId, settings } = context.connection;
  const http = createHttp({
    label: 'Shopify',
    queue: connectionId,
    signal: context.signal,
    notice: (message) => context.notice(message),
  });
  return {
    fetchData: (document, variables = {}) => fetchData(context, http, document, variables),
    fetchFile: (url) => http.fetchStream({ url: toFileUrl(url, settings) }),
  };
}

/** A sandbox's files lie on its own address; anything else must be encrypted. */
function toFileUrl(url: string, settings: Record<string, string>): string {
  const own = settings['baseUrl'] && new URL(settings['baseUrl']).origin;
  const { protocol, origin } = new URL(url);
  if (protocol !== 'https:' && origin !== own) {
    throw new RetryableError('Shopify gave a file address that is not encrypted');
  }
  return url;
}

async function fetchData(
  context: FetchContext,
  http: Http,
  document: Document,
  variables: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { connection, signal } = context;
  const bucket = bucketOf(connection.connectionId);
  const first = typeof variables['first'] === 'number' ? variables['first'] : 0;
  const key = `${connection.connectionId} ${document.name} ${first}`;
  for (let round = 0; round < mostThrottles; round++) {
    const cost = knownCosts.get(key) ?? unknownCost;
    await waitForPoints(context, cost);
    bucket.spend(cost, Date.now());
    let status: BucketStatus | null = null;
    try {
      const { body, headers } = await http.fetchJson(toRequest(context, document, variables));
      noteVersion(context, headers['x-shopify-api-version']);
      if (!isObject(body)) throw new RetryableError('Shopify answered without an object');
      const told = readCost(body);
      status = told.status;
      if (told.requested !== null) knownCosts.set(key, told.requested);
      const throttle = findThrottle(body['errors'], told);
      if (throttle === null) return readData(body, document);
      context.notice(toLimitNotice(throttle));
      await sleepFor(throttle, undefined, { signal });
    } finally {
      bucket.settle(cost, status, Date.now());
    }
  }
  throw new RetryableError('Shopify throttles every call', { afterMs: 60_000 });
}

function toRequest(
  { connection }: FetchContext,
  document: Document,
  variables: Record<string, unknown>,
): Parameters<Http['fetchJson']>[0] {
  const { settings, credentials } = connection;
  const base = settings['baseUrl'] || `https://${settings['shopDomain'] ?? ''}`;
  const version = settings['apiVersion'] || defaultApiVersion;
  return {
    url: `${base.replace(/\/+$/, '')}/admin/api/${version}/graphql.json`,
    method: 'POST',
    headers: { 'X-Shopify-Access-Token': credentials['accessToken'] ?? '' },
    body: { query: document.text, variables },
  };
}

async function waitForPoints(context: FetchContext, cost: number): Promise<void> {
  const bucket = bucketOf(context.connection.connectionId);
  for (;;) {
    const wait = bucket.waitFor(cost, Date.now());
    if (wait === 0) return;
    if (wait >= 1000) context.notice(toLimitNotice(wait));
    await sleepFor(wait, undefined, { signal: context.signal });
  }
}

/** An expired version is not refused: the oldest one alive answers, and only this header tells (shopify-facts 1). */
function noteVersion(context: FetchContext, header: string | undefined): void {
  const { connection, notice } = context;
  const asked = connection.settings['apiVersion'] || defaultApiVersion;
  if (header === undefined) return;
  const answered = header.slice(0, 20);
  context.answered?.({ asked, answered });
  if (answered === asked) return;
  const key = `${connection.connectionId} ${asked} ${answered}`;
  if (toldVersions.has(key)) return;
  toldVersions.add(key);
  notice(`Shopify answered with API version ${answered} instead of ${asked}: update the version`);
}

function readCost(body: Record<string, unknown>): ToldCost {
  const extensions = isObject(body['extensions']) ? body['extensions'] : {};
  const cost = isObject(extensions['cost']) ? extensions['cost'] : {};
  const requested = toNumber(cost['requestedQueryCost']);
  const throttle = isObject(cost['throttleStatus']) ? cost['throttleStatus'] : {};
  const maximumAvailable = toNumber(throttle['maximumAvailable']);
  const currentlyAvailable = toNumber(throttle['currentlyAvailable']);
  const restoreRate = toNumber(throttle['restoreRate']);
  if (maximumAvailable === null || currentlyAvailable === null || restoreRate === null) {
    return { requested, status: null };
  }
  return { requested, status: { maximumAvailable, currentlyAvailable, restoreRate } };
}

function toNumber(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Errors come first: beside them the data is partial (shopify-facts 5). */
function readData(body: Record<string, unknown>, document: Document): Record<string, unknown> {
  const { errors, data } = body;
  if (errors !== undefined && errors !== null) throw toGraphqlError(errors, document.name);
  if (!isObject(data)) throw new RetryableError(`Shopify answered ${document.name} without data`);
  return data;
}
