import { FatalError, RetryableError } from '../../../lib/errors.ts';
import { AskLessError } from '../../kit/askLess.ts';
import { isObject } from '../../kit/read/json.ts';
import type { FetchContext, FetchPage, FetchRange } from '../../kit/types.ts';
import { createClient, type ShopifyClient } from './client.ts';
import { levelsPage, locationsPage, variantsCount } from '../documents/inventory.ts';
import { fetchCount, fetchInBulk, type PageMaker } from './fetchStream.ts';
import { compareIds, toId } from '../mapper/ids.ts';
import { readPage } from './nodes.ts';
import { createPageSize, type PageSize } from './pageSize.ts';
import { toRawRecords } from './rawRecords.ts';
import { inventorySource, toFilter } from './sources.ts';

/** Above this many variants a full pass is one bulk operation. */
const bulkThreshold = 5000;
const levelsPerPage = 250;

/** Levels that changed in a stretch of time, location by location; a full pass of a large shop in bulk. */
export function createInventoryPages(threshold = bulkThreshold): PageMaker {
  return async function* pages(context, range, checkpoint) {
    const client = createClient(context);
    const large = checkpoint
      ? checkpoint['mode'] === 'bulk'
      : await isLargePass(client, range, threshold);
    if (large) {
      if (yield* fetchInBulk({ client, context, source: inventorySource }, range, checkpoint))
        return;
      yield* fetchByLocation(client, context, range, null);
      return;
    }
    yield* fetchByLocation(client, context, range, checkpoint);
  };
}

async function isLargePass(
  client: ShopifyClient,
  range: FetchRange,
  threshold: number,
): Promise<boolean> {
  if (range.from !== null) return false;
  const variants = await fetchCount(client, variantsCount, '');
  return variants === null || variants >= threshold;
}

async function* fetchByLocation(
  client: ShopifyClient,
  context: FetchContext,
  range: FetchRange,
  checkpoint: Record<string, unknown> | null,
): AsyncGenerator<FetchPage> {
  const size = createPageSize(
    `${context.connection.connectionId} ${levelsPage.name}`,
    levelsPerPage,
  );
  const startAt = textOf(checkpoint?.['location']);
  for (const location of await fetchLocations(client)) {
    if (startAt !== null && compareIds(toId(location) ?? '', toId(startAt) ?? '') < 0) continue;
    let cursor = location === startAt ? textOf(checkpoint?.['cursor']) : null;
    const cursors = new Set<string>();
    if (location === startAt && checkpoint?.['done'] === true) continue;
    do {
      const page = await fetchLevels(client, size, {
        id: location,
        after: cursor,
        query: toFilter(range) || null,
      });
      cursor = page.next;
      if (cursor !== null && cursors.has(cursor)) {
        throw new FatalError('Shopify gives the same page of inventory levels again and again');
      }
      if (cursor !== null) cursors.add(cursor);
      yield {
        ...toRawRecords(page.nodes, inventorySource.glance),
        checkpoint: { mode: 'paged', location, cursor, done: cursor === null },
        total: null,
      };
    } while (cursor !== null);
  }
}

async function fetchLevels(
  client: ShopifyClient,
  size: PageSize,
  variables: Record<string, unknown>,
): Promise<ReturnType<typeof readPage>> {
  for (;;) {
    try {
      const data = await client.fetchData(levelsPage, { ...variables, first: size.rows });
      const location = data['location'];
      // A location that was deleted meanwhile has no levels any more.
      if (location === null) return { nodes: [], next: null };
      if (!isObject(location))
        throw new RetryableError('Shopify gave a location of an unknown shape');
      const page = readPage(location['inventoryLevels']);
      size.grow();
      return page;
    } catch (error) {
      if (!(error instanceof AskLessError) || !size.shrink(error)) throw error;
    }
  }
}

/** gids of all locations, in the order of their ids. */
export async function fetchLocations(client: ShopifyClient): Promise<string[]> {
  const found: string[] = [];
  let next: string | null = null;
  do {
    const data = await client.fetchData(locationsPage, { after: next });
    const page = readPage(data['locations']);
    if (page.next !== null && page.next === next)
      throw new RetryableError('Shopify repeats a page of locations');
    found.push(...page.nodes.map(({ id }) => id));
    next = page.next;
  } while (next !== null);
  return found.sort((left, right) => compareIds(toId(left) ?? '', toId(right) ?? ''));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
