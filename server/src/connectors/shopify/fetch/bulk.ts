import { AccessError, FatalError, RetryableError } from '../../../lib/errors.ts';
import type { FetchContext, FetchPage, FetchRange } from '../../kit/types.ts';
import { type BulkFile, computeGroups, saveBulkFile } from './bulkFile.ts';
import { joinLines } from './bulkJoin.ts';
import { type BulkRefusal, type BulkResult, startBulk, waitForBulk } from './bulkOperation.ts';
import type { ShopifyClient } from './client.ts';
import { fetchParcelLines } from './completeFulfillments.ts';
import { type Node } from './nodes.ts';
import { toRawRecords } from './rawRecords.ts';
import { type BulkSource, toBulkQuery } from './sources.ts';

export interface BulkFetch {
  client: ShopifyClient;
  context: FetchContext;
  source: BulkSource;
}

/** Where a bulk fetch stands: the operation to come back to, and how many of its roots are saved. */
interface Position {
  mode: 'bulk';
  operation: string;
  row: number;
  done: boolean;
}

const rootsPerPage = 200;
const downloads = 3;

/**
 * A large range by one bulk operation. The first page is empty and holds the operation's id, so that a crash while
 * Shopify works comes back to the same operation. @returns the refusal when Shopify takes none: then pages do it.
 */
export async function* fetchBulk(
  fetch: BulkFetch,
  range: FetchRange,
  checkpoint: Record<string, unknown> | null,
): AsyncGenerator<FetchPage, BulkRefusal | null> {
  let position = checkpoint && readPosition(checkpoint);
  if (!position) {
    const started = await startBulk(fetch.client, toBulkQuery(fetch.source, range));
    if ('refused' in started) return started;
    position = { mode: 'bulk', operation: started.id, row: 0, done: false };
    yield { records: [], unreadable: [], checkpoint: { ...position }, total: null };
  }
  if (position.done) return null;
  const result = await waitForBulk(fetch.client, fetch.context, position.operation);
  if ('refused' in result) return result;
  if (result.url === null) return null;
  const file = await fetchResult(fetch, result, position.operation);
  if (file === null) return { refused: 'the result expired' };
  try {
    yield* readRecords(fetch, file, position, result);
  } finally {
    await file.remove();
  }
  return null;
}

/** The whole file on disk, checked against the operation's own count; null when its address has expired (7 days). */
async function fetchResult(
  { client, context }: BulkFetch,
  first: BulkResult,
  operation: string,
): Promise<BulkFile | null> {
  let result: BulkResult | BulkRefusal = first;
  for (let attempt = 1; attempt <= downloads; attempt++) {
    if ('refused' in result || result.url === null) return null;
    const file = await fetchFile(client, result, result.url);
    if (file === 'expired') return null;
    if (file !== 'broken') return file;
    result = await waitForBulk(client, context, operation);
  }
  throw new RetryableError('A bulk result could not be read whole');
}

/** The size decides how the file is cut; where Shopify does not tell it, the lines do. */
function toBytes({ bytes, lines }: BulkResult): number {
  return bytes > 0 ? bytes : lines * 2000;
}

/** A storage address refuses for good once it has expired; anything else on the way may pass. */
async function fetchFile(
  client: ShopifyClient,
  result: BulkResult,
  url: string,
): Promise<BulkFile | 'expired' | 'broken'> {
  try {
    const file = await saveBulkFile(await client.fetchFile(url), computeGroups(toBytes(result)));
    if (file.lines === result.lines) return file;
    await file.remove();
    return 'broken';
  } catch (error) {
    if (error instanceof RetryableError) return 'broken';
    if (error instanceof FatalError || error instanceof AccessError) return 'expired';
    throw error;
  }
}

async function* readRecords(
  fetch: BulkFetch,
  file: BulkFile,
  position: Position,
  result: BulkResult,
): AsyncGenerator<FetchPage> {
  const total = fetch.source.toTotal(result);
  let row = 0;
  for (let group = 0; group < file.groups; group++) {
    const nodes = joinLines(fetch.source, await file.readGroup(group));
    for (let start = 0; start < nodes.length; start += rootsPerPage) {
      const page = nodes.slice(start, start + rootsPerPage);
      row += page.length;
      if (row <= position.row) continue;
      const fresh = page.slice(Math.max(0, page.length - (row - position.row)));
      yield await toPage(fetch, fresh, { ...position, row }, total);
    }
  }
  yield { records: [], unreadable: [], checkpoint: { ...position, row, done: true }, total };
}

async function toPage(
  { client, source }: BulkFetch,
  nodes: Node[],
  checkpoint: Position,
  total: number,
): Promise<FetchPage> {
  if (source.root === 'orders') await fetchParcelLines(client, nodes);
  const records = toRawRecords(nodes.flatMap(source.toRecords), source.glance);
  return { ...records, checkpoint: { ...checkpoint }, total };
}

function readPosition(checkpoint: Record<string, unknown>): Position | null {
  const { operation, row, done } = checkpoint;
  if (typeof operation !== 'string' || typeof row !== 'number') return null;
  return { mode: 'bulk', operation, row, done: done === true };
}
