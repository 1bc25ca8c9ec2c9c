import type { PlatformRow } from '../../../domain/reconcile.ts';
import { parseMoney } from '../../../domain/money.ts';
import { AccessError, FatalError, RetryableError } from '../../../lib/errors.ts';
import { AskLessError } from '../../kit/askLess.ts';
import { isObject } from '../../kit/read/json.ts';
import type { FetchRange, StreamDefinition } from '../../kit/types.ts';
import { ordersCensus } from '../documents/orders.ts';
import { toId } from '../mapper/ids.ts';
import { toInstant } from '../mapper/time.ts';
import { fetchSeesAllOrders } from './check.ts';
import { createClient, type ShopifyClient } from './client.ts';
import { CursorError } from './graphqlErrors.ts';
import { type Node, type NodePage, readPage } from './nodes.ts';
import { createPageSize, type PageSize } from './pageSize.ts';
import { toSeconds } from './sources.ts';

const mostRows = 250;
/** Shopify pages 25,000 rows deep: the list is begun anew at the last row seen before that. */
const deepestPaging = 20_000;
/** Without `read_all_orders` older orders are left out without a word, which must not pass for "not there". */
const visibleMs = 59 * 24 * 60 * 60_000;

/** Orders by the date reports use, without their bodies (spec 7.9). */
export function createCensus(deepest = deepestPaging): NonNullable<StreamDefinition['census']> {
  return async function* census(context, range) {
    const client = createClient(context);
    await requireSight(client, range);
    const size = createPageSize(`${context.connection.connectionId} census`, mostRows);
    let { from } = range;
    let cursor: string | null = null;
    for (let depth = 0; ; ) {
      const page = await fetchPage(client, { from, to: range.to }, cursor, size);
      if (page === null) {
        cursor = null;
        depth = 0;
        continue;
      }
      const rows = page.nodes.map(toRow);
      yield rows;
      if (page.next === null) return;
      if (page.next === cursor) throw new FatalError('Shopify gives the same page again and again');
      depth += rows.length;
      const last: Date | undefined = rows.at(-1)?.at;
      const restart = depth >= deepest && last !== undefined && last.getTime() !== from?.getTime();
      from = restart ? last : from;
      cursor = restart ? null : page.next;
      depth = restart ? 0 : depth;
    }
  };
}

async function requireSight(client: ShopifyClient, { from }: FetchRange): Promise<void> {
  const recent = from !== null && from.getTime() > Date.now() - visibleMs;
  if (recent || (await fetchSeesAllOrders(client))) return;
  throw new AccessError('Orders older than 60 days cannot be compared without read_all_orders');
}

/** null = the cursor was lost: the list is begun anew. */
async function fetchPage(
  client: ShopifyClient,
  range: FetchRange,
  after: string | null,
  size: PageSize,
): Promise<NodePage | null> {
  for (;;) {
    try {
      const variables = { first: size.rows, after, query: toDateFilter(range) };
      const data = await client.fetchData(ordersCensus, variables);
      const page = readPage(data['orders']);
      size.grow();
      return page;
    } catch (error) {
      if (error instanceof CursorError && after !== null) return null;
      if (!(error instanceof AskLessError) || !size.shrink(error)) throw error;
    }
  }
}

function toDateFilter({ from, to }: FetchRange): string {
  return [
    ...(from ? [`processed_at:>='${toSeconds(from, Math.floor)}'`] : []),
    ...(to ? [`processed_at:<='${toSeconds(to, Math.ceil)}'`] : []),
  ].join(' ');
}

/** A row that cannot be read would be missing from every figure: the whole list is asked for again. */
function toRow(node: Node): PlatformRow {
  const externalId = toId(node.id);
  const at = toInstant(node['processedAt']) ?? toInstant(node['createdAt']);
  const updatedAt = toInstant(node['updatedAt']);
  const set = isObject(node['totalPriceSet']) ? node['totalPriceSet'] : {};
  const money = isObject(set['shopMoney']) ? set['shopMoney'] : {};
  const amount = parseMoney(money['amount'], String(money['currencyCode']));
  if (externalId === null || at === null || updatedAt === null || !amount.ok) {
    throw new RetryableError('Shopify listed an order of an unknown shape');
  }
  return { externalId, at, updatedAt, amount: amount.minor };
}
