import { toError } from '../../../lib/errors.ts';
import { checkPart, type Found } from '../../kit/checkPart.ts';
import { toFailedCheck } from '../../kit/failedChecks.ts';
import type { AccountIdentity, CheckResult, FetchContext } from '../../kit/types.ts';
import {
  fetchAccount,
  fetchMetrics,
  findOrderMetric,
  type Metric,
  type NamedAccount,
} from './account.ts';
import { createClient, type KlaviyoClient } from './client.ts';

/** One line per check: whose account, what counts as an order, what the key may read (spec 10.2). */
export async function checkAccount(context: FetchContext): Promise<CheckResult[]> {
  const client = createClient(context);
  let account: NamedAccount;
  try {
    account = await fetchAccount(client);
  } catch (error) {
    if (context.signal.aborted) throw error;
    return [toFailedCheck(toError(error), 'token')];
  }
  const { settings } = context.connection;
  return [
    { check: 'token', ok: true, message: 'The API key works' },
    checkOwner(account, settings['accountId'] ?? ''),
    await checkPart(context, 'metric', async () => {
      const metrics = await fetchMetrics(client);
      return describeMetric(metrics, settings['metricId'] ?? '');
    }),
    await checkPart(context, 'campaigns', () => checkCampaigns(client)),
    await checkPart(context, 'flows', async () => {
      await client.get('flows', { 'page[size]': '1' });
      return { ok: true, message: 'Flows can be read' };
    }),
  ];
}

function checkOwner({ id, name }: NamedAccount, asked: string): CheckResult {
  const ok = id === asked;
  const message = ok
    ? `This is ${name} (${id})`
    : `The API key belongs to another account than ${asked}`;
  return { check: 'account', ok, message };
}

function describeMetric(metrics: Metric[], chosen: string): Found {
  const metric = chosen ? metrics.find(({ id }) => id === chosen) : findOrderMetric(metrics);
  if (metric) {
    const from = metric.integration === '' ? '' : ` of ${metric.integration}`;
    return { ok: true, message: `Orders are “${metric.name}”${from} (${metric.id})` };
  }
  return {
    ok: false,
    message: chosen
      ? `There is no metric ${chosen} in this account`
      : 'There is no metric “Placed Order”: choose the one that counts as an order',
  };
}

async function checkCampaigns(client: KlaviyoClient): Promise<Found> {
  await client.get('campaigns', {
    filter: "equals(messages.channel,'email')",
    'page[size]': '1',
  });
  return { ok: true, message: 'Campaigns can be read' };
}

/** Whose account this is. @throws by recovery. */
export async function fetchIdentity(context: FetchContext): Promise<AccountIdentity> {
  const account = await fetchAccount(createClient(context));
  const { currency } = context.connection;
  return {
    account: account.id,
    name: account.name,
    currency: account.preferred_currency || currency,
    timezone: account.timezone,
  };
}
