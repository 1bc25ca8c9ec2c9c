import { setTimeout as sleepFor } from 'node:timers/promises';
import { AccessError, RetryableError } from '../../../lib/errors.ts';
import { isObject } from '../../kit/read/json.ts';
import type { FetchContext } from '../../kit/types.ts';
import type { ShopifyClient } from './client.ts';
import { bulkStart, bulkStatus } from '../documents/bulk.ts';

/** A finished operation. */
export interface BulkResult {
  /** null = no rows at all. */
  url: string | null;
  bytes: number;
  lines: number;
  roots: number;
}

/** Why there is no result and paging must do: busy, refused, failed. */
export interface BulkRefusal {
  refused: string;
}

const firstPollMs = 500;
const slowestPollMs = 10_000;

/** Starts an operation. @returns its gid, or why Shopify takes none now (edge case 83). */
export async function startBulk(
  client: ShopifyClient,
  query: string,
): Promise<{ id: string } | BulkRefusal> {
  const data = await client.fetchData(bulkStart, { query });
  const payload = isObject(data['bulkOperationRunQuery']) ? data['bulkOperationRunQuery'] : {};
  const operation = payload['bulkOperation'];
  if (isObject(operation) && typeof operation['id'] === 'string') return { id: operation['id'] };
  const errors = Array.isArray(payload['userErrors']) ? payload['userErrors'].filter(isObject) : [];
  const code = errors[0]?.['code'];
  return { refused: typeof code === 'string' ? code : 'no operation' };
}

/** Waits for an operation to end; a restart waits for the same one again. */
export async function waitForBulk(
  client: ShopifyClient,
  context: FetchContext,
  id: string,
): Promise<BulkResult | BulkRefusal> {
  for (let pause = firstPollMs; ; pause = Math.min(slowestPollMs, pause * 1.5)) {
    const data = await client.fetchData(bulkStatus, { id });
    const operation = data['bulkOperation'];
    if (!isObject(operation)) return { refused: 'the operation is gone' };
    const state = String(operation['status']);
    if (state === 'COMPLETED') return toResult(operation);
    if (operation['errorCode'] === 'ACCESS_DENIED') {
      throw new AccessError('Shopify refuses a bulk operation: a permission is missing');
    }
    if (!['CREATED', 'RUNNING', 'CANCELING'].includes(state))
      return { refused: state.slice(0, 40) };
    if (pause >= slowestPollMs) context.notice(toProgress(operation));
    await sleepFor(pause, undefined, { signal: context.signal });
  }
}

function toProgress(operation: Record<string, unknown>): string {
  const rows = Number(operation['rootObjectCount']) || 0;
  return `Shopify is preparing the result: ${rows.toLocaleString('en')} rows so far`;
}

/** An operation without an address must have had no rows: anything else would be a silent loss (F33). */
function toResult(operation: Record<string, unknown>): BulkResult {
  const lines = Number(operation['objectCount']);
  const url = operation['url'];
  if (typeof url !== 'string' && lines !== 0) {
    throw new RetryableError('Shopify finished a bulk operation without its result');
  }
  return {
    url: typeof url === 'string' ? url : null,
    bytes: Number(operation['fileSize'] ?? 0) || 0,
    lines,
    roots: Number(operation['rootObjectCount']),
  };
}
