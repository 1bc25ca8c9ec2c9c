import { type ParsedMoney, parseMoney } from '../../../domain/money.ts';
import type { Minor, ReadResult } from '../../../domain/source.ts';
import type { SourceAdDay } from '../../../domain/sourceAds.ts';
import type { ReadContext } from '../../kit/types.ts';
import { toDate, toId } from '../../kit/days/rowKey.ts';
import { isKnownCurrency } from '../../kit/read/decimal.ts';
import { addIssue, type Place, readBody, readNeeded, readText } from '../../kit/read/place.ts';
import { roundMoney } from './amounts.ts';
import { readCount, readDecimal, readList } from './fields.ts';

/** PURE. One campaign's day of `/act_<id>/insights`; the row carries no time zone, the account's is the context's. */
export function toAdDay(body: unknown, context: ReadContext): ReadResult<SourceAdDay> {
  return readBody(body, (row) => readRow(row, context));
}

function readRow(place: Place, context: ReadContext): SourceAdDay {
  const campaignId = readNeeded(place, 'campaign_id', toId);
  const date = readNeeded(place, 'date_start', toDate);
  const last = readText(place, 'date_stop') ?? date;
  if (last !== date) addIssue(place, 'date_stop', 'must be the day of date_start');
  const currency = readText(place, 'account_currency') ?? context.currency;
  return {
    accountId: readNeeded(place, 'account_id', toId),
    campaignId,
    campaignName: readText(place, 'campaign_name') ?? campaignId,
    channel: 'ads',
    campaignStatus: null, // insights rows do not tell it
    date,
    timezone: context.timezone,
    currency,
    impressions: readCount(place, 'impressions') ?? 0,
    clicks: readCount(place, 'clicks') ?? 0,
    reach: readCount(place, 'reach'),
    delivered: null,
    ...readMoney(place, currency),
  };
}

/** Without the currency's decimals no amount can be read: one issue says so, not one for each. */
function readMoney(place: Place, currency: string) {
  const known = isKnownCurrency(currency);
  if (!known) addIssue(place, 'account_currency', 'is a currency nobody knows');
  const actions = findPurchase(place, 'actions');
  const values = findPurchase(place, 'action_values');
  return {
    spend: known ? toMinor(place, 'spend', parseMoney(place.data['spend'] ?? '0', currency)) : 0,
    conversions: actions ? readValue(actions) : 0,
    conversionValue:
      known && values ? toMinor(values, 'value', roundMoney(values.data['value'], currency)) : 0,
  };
}

/** One purchase is listed under several types, a wider one holding the narrower: one is chosen, none are added up. */
const purchaseTypes = ['omni_purchase', 'purchase'];

function findPurchase(place: Place, name: string): Place | undefined {
  const actions = readList(place, name);
  for (const type of purchaseTypes) {
    const found = actions.find(({ data }) => data['action_type'] === type);
    if (found) return found;
  }
  return undefined;
}

function readValue(action: Place): number {
  const before = action.issues.length;
  const value = readDecimal(action, 'value');
  if (value === null && action.issues.length === before) addIssue(action, 'value', 'is missing');
  return value ?? 0;
}

function toMinor(place: Place, name: string, parsed: ParsedMoney): Minor {
  if (!parsed.ok) addIssue(place, name, parsed.message);
  return parsed.ok ? parsed.minor : 0;
}
