import { RetryableError } from '../../../lib/errors.ts';
import { isObject } from '../../kit/read/json.ts';
import type { ShopifyClient } from './client.ts';
import { fulfillmentLines, fulfillmentLinesMore } from '../documents/orders.ts';
import { deriveParcel } from './parcels.ts';
import { listOf, type Node, readPage } from './nodes.ts';

const idsPerQuery = 15;

/**
 * What is in each parcel. A connection inside a list cannot be in a bulk query, so pages and bulk alike derive the
 * lines of a single complete parcel and ask for those of all others (shopify-facts 5).
 */
export async function fetchParcelLines(client: ShopifyClient, orders: Node[]): Promise<void> {
  const unknown: Record<string, unknown>[] = [];
  for (const order of orders) {
    const derived = deriveParcel(order);
    for (const fulfillment of listOf(order, 'fulfillments')) {
      if (derived) fulfillment['fulfillmentLineItems'] = derived;
      else unknown.push(fulfillment);
    }
  }
  for (let start = 0; start < unknown.length; start += idsPerQuery) {
    await fetchLines(client, unknown.slice(start, start + idsPerQuery));
  }
}

async function fetchLines(
  client: ShopifyClient,
  fulfillments: Record<string, unknown>[],
): Promise<void> {
  const data = await client.fetchData(fulfillmentLines, { ids: fulfillments.map(({ id }) => id) });
  const nodes = Array.isArray(data['nodes']) ? data['nodes'].filter(isObject) : [];
  const byId = new Map(nodes.map((node) => [node['id'], node]));
  for (const fulfillment of fulfillments) {
    const node = byId.get(fulfillment['id']);
    if (!node) throw new RetryableError('A fulfilment disappeared while its order was read');
    const page = readPage(node['fulfillmentLineItems']);
    const rows: unknown[] = [...page.nodes];
    let next = page.next;
    while (next !== null) {
      const more = await client.fetchData(fulfillmentLinesMore, {
        id: fulfillment['id'],
        after: next,
      });
      const parent = isObject(more['node']) ? more['node'] : {};
      const following = readPage(parent['fulfillmentLineItems']);
      if (following.next === next) throw new RetryableError('Shopify repeats a page of a parcel');
      rows.push(...following.nodes);
      next = following.next;
    }
    fulfillment['fulfillmentLineItems'] = rows;
  }
}
