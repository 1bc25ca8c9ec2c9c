import { FatalError } from '../../../lib/errors.ts';
import { toObject } from '../../kit/read/json.ts';
import type { FetchContext } from '../../kit/types.ts';
import { toObjects, toText } from '../mapper/read.ts';
import type { Account } from '../rows/rowTypes.ts';
import { createClient, type KlaviyoClient } from './client.ts';
import { followCursors, toCursorQuery } from './cursor.ts';

export interface NamedAccount extends Account {
  name: string;
}

/** The one account the key belongs to. @throws by recovery. */
export async function fetchAccount(client: KlaviyoClient): Promise<NamedAccount> {
  const [account] = toObjects((await client.get('accounts', {}))['data']);
  const attributes = toObject(account?.['attributes']);
  const id = toText(account?.['id']);
  if (id === null) throw new FatalError('Klaviyo names no account for this API key');
  const contact = toObject(attributes['contact_information']);
  return {
    id,
    name: toText(contact['organization_name']) ?? id,
    timezone: toText(attributes['timezone']) ?? 'UTC',
    preferred_currency: toText(attributes['preferred_currency']) ?? '',
  };
}

export interface Metric {
  id: string;
  name: string;
  integration: string;
}

export async function fetchMetrics(client: KlaviyoClient): Promise<Metric[]> {
  const metrics: Metric[] = [];
  for await (const body of followCursors((cursor) =>
    client.get('metrics', toCursorQuery('page[cursor]', cursor)),
  )) {
    metrics.push(...toObjects(body['data']).flatMap(toMetric));
  }
  return metrics;
}

function toMetric(resource: Record<string, unknown>): Metric[] {
  const attributes = toObject(resource['attributes']);
  const id = toText(resource['id']);
  const integration = toText(toObject(attributes['integration'])['name']) ?? '';
  return id === null ? [] : [{ id, name: toText(attributes['name']) ?? '', integration }];
}

/** There is one "Placed Order" per integration: Shopify's is the shop's own (platforms.md 4). */
export function findOrderMetric(metrics: Metric[]): Metric | null {
  const placed = metrics.filter(({ name }) => name.toLowerCase() === 'placed order');
  const shop = placed.find(({ integration }) => integration.toLowerCase() === 'shopify');
  return shop ?? placed[0] ?? null;
}

export interface OpenAccount {
  client: KlaviyoClient;
  account: Account;
  metricId: string;
}

/** @throws FatalError when the key belongs to another account, or nothing counts as an order. */
export async function openAccount(context: FetchContext): Promise<OpenAccount> {
  const { settings, currency } = context.connection;
  const client = createClient(context);
  const { id, timezone, preferred_currency } = await fetchAccount(client);
  if (id !== settings['accountId']) {
    throw new FatalError('The API key belongs to another Klaviyo account');
  }
  const metricId = settings['metricId'] || findOrderMetric(await fetchMetrics(client))?.id;
  if (!metricId) throw new FatalError('Klaviyo has no metric “Placed Order”: choose one');
  const account = { id, timezone, preferred_currency: preferred_currency || currency };
  return { client, account, metricId };
}
