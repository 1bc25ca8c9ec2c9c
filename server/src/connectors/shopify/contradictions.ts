import { isObject } from '../kit/read/json.ts';
import { toGidType } from './mapper/ids.ts';

/** Topics whose effect cannot be taken back must name the shop in their body (S08). */
const namesShop = new Map([
  ['shop/redact', 'shop_domain'],
  ['customers/redact', 'shop_domain'],
  ['customers/data_request', 'shop_domain'],
  ['app/uninstalled', 'myshopify_domain'],
]);

/** Deletions carry next to nothing: a body with one of these is another topic's under a changed header. */
const deletions = new Set([
  'orders/delete',
  'products/delete',
  'customers/delete',
  'inventory_levels/disconnect',
]);
const signsOfLife = ['created_at', 'updated_at', 'available', 'title', 'line_items'];

const resources: [prefix: RegExp, type: string][] = [
  [/^orders\/(?!edited)/, 'Order'],
  [/^products\//, 'Product'],
  [/^customers\/(?!redact|data_request|merge)/, 'Customer'],
  [/^refunds\//, 'Refund'],
  [/^fulfillments\//, 'Fulfillment'],
  [/^order_transactions\//, 'OrderTransaction'],
  [/^inventory_levels\//, 'InventoryLevel'],
  [/^inventory_items\//, 'InventoryItem'],
  [/^bulk_operations\//, 'BulkOperation'],
];

/**
 * Does a body contradict the topic or the shop that the unsigned headers claim (spec 6.3)?
 * Prefers letting through over refusing, except for topics that destroy something.
 */
export function contradicts(body: unknown, topic: string, account: string): boolean {
  const shopField = namesShop.get(topic);
  const deletes = deletions.has(topic);
  if (!isObject(body)) return shopField !== undefined || deletes;
  if (shopField !== undefined && !isAccount(body[shopField], account)) return true;
  if (deletes && signsOfLife.some((field) => Object.hasOwn(body, field))) return true;
  if (namesOtherShop(body, account)) return true;
  return isOtherResource(body, topic);
}

function isAccount(value: unknown, account: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === account;
}

/** Only what is a shop's domain at all can name another shop. */
function namesOtherShop(body: Record<string, unknown>, account: string): boolean {
  return ['shop_domain', 'myshopify_domain'].some((field) => {
    const value = body[field];
    return (
      typeof value === 'string' && /\.myshopify\.com$/i.test(value) && !isAccount(value, account)
    );
  });
}

function isOtherResource(body: Record<string, unknown>, topic: string): boolean {
  const type = toGidType(body['admin_graphql_api_id']);
  if (type === null) return false;
  const expected = resources.find(([prefix]) => prefix.test(topic));
  return expected !== undefined && expected[1] !== type;
}
