import { FatalError } from '../../../lib/errors.ts';
import { AskLessError } from '../../kit/askLess.ts';
import type { FetchContext, FetchPage, FetchRange } from '../../kit/types.ts';
import type { ShopifyClient } from './client.ts';
import { fetchChildren } from './completeChildren.ts';
import { fetchParcelLines } from './completeFulfillments.ts';
import { CursorError } from './graphqlErrors.ts';
import { type Node, type NodePage, readPage } from './nodes.ts';
import { createPageSize, type PageSize } from './pageSize.ts';
import { toRawRecords } from './rawRecords.ts';
import { type PageSource, toFilter } from './sources.ts';
import { toInstant } from '../mapper/time.ts';

/** Where paging stands: what a checkpoint keeps. */
interface Position {
  from: string | null;
  to: string | null;
  cursor: string | null;
  /** updated_at of the last row seen: pages come in its order, so a lost cursor costs nothing before it. */
  seen: string | null;
  done: boolean;
}

export interface PagedFetch {
  client: ShopifyClient;
  context: FetchContext;
  source: PageSource;
  total: number | null;
  /** Rows after which the window is begun anew. */
  deepest?: number;
}

/** Shopify refuses to page deeper than 25,000 rows: the window is begun anew at the watermark before that. */
const deepestPaging = 20_000;

/**
 * Pages of whole records in the order of updated_at, from the checkpoint on. Bounds are inclusive; rows at a seam
 * may come twice and are unchanged then (edge case 79).
 */
export async function* fetchPages(
  fetch: PagedFetch,
  range: FetchRange,
  checkpoint: Record<string, unknown> | null,
): AsyncGenerator<FetchPage> {
  const { client, context, source, total, deepest = deepestPaging } = fetch;
  const size = createPageSize(
    `${context.connection.connectionId} ${source.page.name}`,
    source.pageSize,
  );
  let position = checkpoint ? readPosition(checkpoint) : toStart(range);
  let depth = 0;
  let cursors = new Set<string>();
  while (!position.done) {
    let page: NodePage;
    try {
      page = await fetchPage(fetch, position, size);
    } catch (error) {
      if (!(error instanceof CursorError) || position.cursor === null) throw error;
      position = toWatermark(position);
      cursors = new Set();
      context.notice(`The position was lost, going on from ${position.from ?? 'the start'}`);
      continue;
    }
    await fetchChildren(client, source, page.nodes);
    if (source.type === 'Order') await fetchParcelLines(client, page.nodes);
    if (page.next !== null && cursors.has(page.next)) {
      throw new FatalError(`Shopify gives the same page of ${source.root} again and again`);
    }
    if (page.next !== null) cursors.add(page.next);
    depth += page.nodes.length;
    position = {
      ...position,
      cursor: page.next,
      seen: lastSeen(page.nodes) ?? position.seen,
      done: page.next === null,
    };
    if (depth >= deepest && canRestart(position)) {
      position = toWatermark(position);
      cursors = new Set();
      depth = 0;
    }
    yield {
      ...toRawRecords(page.nodes, source.glance),
      checkpoint: { mode: 'paged', ...position },
      total,
    };
  }
}

async function fetchPage(
  { client, source }: PagedFetch,
  position: Position,
  size: PageSize,
): Promise<NodePage> {
  const range = { from: toInstant(position.from), to: toInstant(position.to) };
  const query = toFilter(range, source.bounds);
  for (;;) {
    try {
      const data = await client.fetchData(source.page, {
        first: size.rows,
        after: position.cursor,
        query: query === '' ? null : query,
      });
      const page = readPage(data[source.root]);
      size.grow();
      return page;
    } catch (error) {
      if (!(error instanceof AskLessError) || !size.shrink(error)) throw error;
    }
  }
}

function toStart(range: FetchRange): Position {
  return {
    from: range.from?.toISOString() ?? null,
    to: range.to?.toISOString() ?? null,
    cursor: null,
    seen: null,
    done: false,
  };
}

/** The same window, begun at the last row seen. */
function toWatermark(position: Position): Position {
  return { ...position, from: position.seen ?? position.from, cursor: null };
}

/** A mass edit may give more rows than this one instant: then only the cursor gets on (edge case 80). */
function canRestart({ done, seen, from }: Position): boolean {
  return !done && seen !== null && seen !== from;
}

function lastSeen(nodes: Node[]): string | null {
  return toInstant(nodes.at(-1)?.['updatedAt'])?.toISOString() ?? null;
}

function readPosition(checkpoint: Record<string, unknown>): Position {
  const text = (name: string): string | null => {
    const value = checkpoint[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    from: text('from'),
    to: text('to'),
    cursor: text('cursor'),
    seen: text('seen'),
    done: checkpoint['done'] === true,
  };
}
