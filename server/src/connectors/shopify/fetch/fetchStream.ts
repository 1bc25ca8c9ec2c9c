import { RetryableError } from '../../../lib/errors.ts';
import { isObject } from '../../kit/read/json.ts';
import type { FetchContext, FetchPage, FetchRange } from '../../kit/types.ts';
import { type BulkFetch, fetchBulk } from './bulk.ts';
import { createClient, type ShopifyClient } from './client.ts';
import type { Document } from '../documents/document.ts';
import { fetchPages } from './pages.ts';
import { type PageSource, toFilter } from './sources.ts';

/** From this many rows on one bulk operation beats paging: it costs no points and has no depth limit. */
export const bulkThreshold = 2500;
const countLimit = 1_000_000;

export type PageMaker = (
  context: FetchContext,
  range: FetchRange,
  checkpoint: Record<string, unknown> | null,
) => AsyncGenerator<FetchPage>;

/** Pages of a stream, by whichever way suits the range; the checkpoint says which way was begun. */
export function createPages(source: PageSource, threshold = bulkThreshold): PageMaker {
  return async function* pages(context, range, checkpoint) {
    const client = createClient(context);
    const total = await fetchCount(client, source.count, toFilter(range, source.bounds));
    const large = total === null || total >= threshold;
    if (checkpoint ? checkpoint['mode'] === 'bulk' : large) {
      if (yield* fetchInBulk({ client, context, source }, range, checkpoint)) return;
      yield* fetchPages({ client, context, source, total }, range, null);
      return;
    }
    yield* fetchPages({ client, context, source, total }, range, checkpoint);
  };
}

/**
 * By bulk operation; one that is gone (results live 7 days) is begun once more.
 * @returns false when Shopify gives no result: then the whole range goes by pages (edge case 83).
 */
export async function* fetchInBulk(
  fetch: BulkFetch,
  range: FetchRange,
  checkpoint: Record<string, unknown> | null,
): AsyncGenerator<FetchPage, boolean> {
  for (const start of checkpoint ? [checkpoint, null] : [null]) {
    const refusal = yield* fetchBulk(fetch, range, start);
    if (refusal === null) return true;
    const next = start === null ? 'going on by pages' : 'beginning anew';
    fetch.context.notice(`Shopify gave no bulk result (${refusal.refused}), ${next}`);
  }
  return false;
}

/** Rows in all; null where Shopify says "at least". */
export async function fetchCount(
  client: ShopifyClient,
  document: Document,
  query: string,
): Promise<number | null> {
  const data = await client.fetchData(document, { query, limit: countLimit });
  const count = data['count'];
  if (!isObject(count) || typeof count['count'] !== 'number') {
    throw new RetryableError('Shopify gave a count of an unknown shape');
  }
  return count['precision'] === 'EXACT' ? count['count'] : null;
}
