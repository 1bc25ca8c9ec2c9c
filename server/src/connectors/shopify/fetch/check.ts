import { toError } from '../../../lib/errors.ts';
import { toFailedCheck } from '../../kit/failedChecks.ts';
import { isObject } from '../../kit/read/json.ts';
import type { AccountIdentity, CheckResult, FetchContext } from '../../kit/types.ts';
import { createClient, defaultApiVersion, type ShopifyClient } from './client.ts';
import { account } from '../documents/account.ts';
import { listOf } from './nodes.ts';

/** What each stream needs; `write_x` holds `read_x` (shopify-facts 2). */
export const neededScopes = [
  'read_orders',
  'read_products',
  'read_customers',
  'read_inventory',
  'read_locations',
  'read_fulfillments',
];

/** One line per check: which shop, do the credentials work, what is missing (spec 10.2). Never throws for a refusal. */
export async function checkShop(context: FetchContext): Promise<CheckResult[]> {
  let data: Record<string, unknown>;
  try {
    data = await createClient(context).fetchData(account);
  } catch (error) {
    if (context.signal.aborted) throw error;
    return [toFailedCheck(toError(error), 'token')];
  }
  const shop = isObject(data['shop']) ? data['shop'] : {};
  const scopes = toScopes(data);
  return [
    { check: 'token', ok: true, message: 'The access token works' },
    checkDomain(shop, context.connection.settings['shopDomain'] ?? ''),
    checkVersion(data, context.connection.settings['apiVersion'] || defaultApiVersion),
    checkScopes(scopes),
    checkHistory(scopes),
  ];
}

function checkDomain(shop: Record<string, unknown>, asked: string): CheckResult {
  const ok = shop['myshopifyDomain'] === asked;
  const message = ok ? `This is ${asked}` : `The token belongs to another shop than ${asked}`;
  return { check: 'shop', ok, message };
}

function checkVersion(data: Record<string, unknown>, asked: string): CheckResult {
  const known = listOf(data, 'publicApiVersions');
  const ok = known.some((version) => version['handle'] === asked && version['supported'] === true);
  const message = ok
    ? `API version ${asked} is supported`
    : `API version ${asked} is not supported any more: choose a newer one`;
  return { check: 'api_version', ok, message };
}

/** Granted scopes, with what they imply. */
function toScopes(data: Record<string, unknown>): Set<string> {
  const app = isObject(data['currentAppInstallation']) ? data['currentAppInstallation'] : {};
  const granted = listOf(app, 'accessScopes').map((scope) => String(scope['handle']));
  return new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]));
}

function checkScopes(scopes: Set<string>): CheckResult {
  const missing = neededScopes.filter((scope) => !scopes.has(scope));
  const message =
    missing.length === 0
      ? 'All permissions are there'
      : `Missing permissions: ${missing.join(', ')}`;
  return { check: 'scopes', ok: missing.length === 0, message };
}

/** Can every order be seen, or only those of the last 60 days? */
export async function fetchSeesAllOrders(client: ShopifyClient): Promise<boolean> {
  return toScopes(await client.fetchData(account)).has('read_all_orders');
}

export const historyNotice = 'Order history is limited to 60 days: ask Shopify for read_all_orders';

/** Without it Shopify silently gives the last 60 days only (edge case 30). */
function checkHistory(scopes: Set<string>): CheckResult {
  const ok = scopes.has('read_all_orders');
  const message = ok ? 'All orders can be read' : historyNotice;
  return { check: 'history', ok, message };
}

/** Whose account this is. @throws by recovery. */
export async function fetchIdentity(context: FetchContext): Promise<AccountIdentity> {
  const data = await createClient(context).fetchData(account);
  const shop = isObject(data['shop']) ? data['shop'] : {};
  return {
    account: String(shop['myshopifyDomain']),
    name: String(shop['name']),
    currency: String(shop['currencyCode']),
    timezone: String(shop['ianaTimezone']),
  };
}
