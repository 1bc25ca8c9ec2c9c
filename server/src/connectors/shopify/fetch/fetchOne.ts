import { AccessError, RetryableError } from '../../../lib/errors.ts';
import { isObject } from '../../kit/read/json.ts';
import type { FetchContext, RawRecord } from '../../kit/types.ts';
import { fetchSeesAllOrders } from './check.ts';
import { createClient, type ShopifyClient } from './client.ts';
import { fetchChildren } from './completeChildren.ts';
import { fetchParcelLines } from './completeFulfillments.ts';
import { levelById } from '../documents/inventory.ts';
import { orderByName } from '../documents/orders.ts';
import { productOf } from '../documents/products.ts';
import { toGid, toId } from '../mapper/ids.ts';
import { listOf, type Node } from './nodes.ts';
import { toRawRecord } from './rawRecords.ts';
import { inventorySource, orderSource, type PageSource, productSource } from './sources.ts';

export type OneMaker = (context: FetchContext, externalId: string) => Promise<RawRecord | null>;

/** One whole record by its id, as a page or a bulk operation would give it. */
export function createOne(source: PageSource): OneMaker {
  return async (context, externalId) => fetchById(createClient(context), source, externalId);
}

async function fetchById(
  client: ShopifyClient,
  source: PageSource,
  externalId: string,
): Promise<RawRecord | null> {
  const id = toId(externalId);
  if (id === null) return null;
  const data = await client.fetchData(source.one, { id: toGid(source.type, id) });
  const node = readOne(data[source.oneRoot]);
  if (node === null) return null;
  await fetchChildren(client, source, [node]);
  if (source.type === 'Order') await fetchParcelLines(client, [node]);
  return toRawRecord(node, source.glance);
}

/** Only a plain null says that there is no such record: anything odd is asked for again (F33). */
function readOne(value: unknown): Node | null {
  if (value === null) return null;
  if (!isObject(value)) throw new RetryableError('Shopify gave a record of an unknown shape');
  return value as Node;
}

/**
 * By id, or by the number people see: `name:#1001` (spec 7.11).
 * @throws AccessError when the order may only be out of sight: "not found" would pass for "deleted" (edge case 30).
 */
export const fetchOrder: OneMaker = async (context, externalId) => {
  const client = createClient(context);
  const found = await fetchFound(client, externalId);
  if (found === null && !(await fetchSeesAllOrders(client))) {
    throw new AccessError(
      'Shopify shows orders of the last 60 days only: read_all_orders is missing',
    );
  }
  return found;
};

async function fetchFound(client: ShopifyClient, externalId: string): Promise<RawRecord | null> {
  if (!externalId.startsWith('name:')) return fetchById(client, orderSource, externalId);
  const name = externalId.slice('name:'.length).trim();
  const data = await client.fetchData(orderByName, { query: `name:${toQuoted(name)}` });
  const orders = isObject(data['orders']) ? listOf(data['orders'], 'nodes') : [];
  // The search matches words; only the very name counts, and the newest of several.
  const match = orders.find((order) => order['name'] === name || order['name'] === `#${name}`);
  const id = toId(match?.['id']);
  return id === null ? null : fetchById(client, orderSource, id);
}

function toQuoted(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

const productKeys = new Map([
  ['variant', 'ProductVariant'],
  ['inventory_item', 'InventoryItem'],
]);

/** By id, or by what belongs to it: `variant:123`, `inventory_item:123`. */
export const fetchProduct: OneMaker = async (context, externalId) => {
  const client = createClient(context);
  const [kind = '', key = ''] = externalId.split(':');
  const type = productKeys.get(kind);
  if (type === undefined) return fetchById(client, productSource, externalId);
  const data = await client.fetchData(productOf, { id: toGid(type, key) });
  const node: Record<string, unknown> = readOne(data['node']) ?? {};
  const variants = isObject(node['variants']) ? listOf(node['variants'], 'nodes') : [node];
  const product = variants[0]?.['product'];
  const id = isObject(product) ? toId(product['id']) : null;
  return id === null ? null : fetchById(client, productSource, id);
};

/** One level by `<item>-<location>`. */
export const fetchLevel: OneMaker = async (context, externalId) => {
  const [itemId = '', locationId = ''] = externalId.split('-').map(toId);
  if (!itemId || !locationId) return null;
  const data = await createClient(context).fetchData(levelById, {
    itemId: toGid('InventoryItem', itemId),
    locationId: toGid('Location', locationId),
  });
  const item = readOne(data['inventoryItem']);
  const level = item && readOne(item['inventoryLevel']);
  return level && toRawRecord(level, inventorySource.glance);
};
