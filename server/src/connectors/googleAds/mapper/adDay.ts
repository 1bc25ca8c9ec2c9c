import type { ReadResult } from '../../../domain/source.ts';
import type { SourceAdDay } from '../../../domain/sourceAds.ts';
import type { ReadContext } from '../../kit/types.ts';
import { toDate, toId } from '../../kit/days/rowKey.ts';
import { isKnownCurrency } from '../../kit/read/decimal.ts';
import { addIssue, type Place, readBody, readNeeded, readText } from '../../kit/read/place.ts';
import { majorToMinor, microsToMinor } from './amounts.ts';
import { readFigure, readPart, toCount, toFraction } from './fields.ts';

/** PURE. One row of a report by campaign and day; a metric that is left out is 0. */
export function toAdDay(body: unknown, context: ReadContext): ReadResult<SourceAdDay> {
  return readBody(body, (row) => readRow(row, context));
}

function readRow(place: Place, context: ReadContext): SourceAdDay {
  const customer = readPart(place, 'customer');
  const campaign = readPart(place, 'campaign');
  const metrics = readPart(place, 'metrics');
  const campaignId = readNeeded(campaign, 'id', toId);
  const currency = readText(customer, 'currencyCode') ?? context.currency;
  const known = isKnownCurrency(currency);
  if (!known) addIssue(customer, 'currencyCode', 'is a currency nobody knows');
  const readMoney = (name: string, toMinor: typeof microsToMinor): number =>
    known ? readFigure(metrics, name, (value) => toMinor(value, currency)) : 0;
  return {
    accountId: readNeeded(customer, 'id', toId),
    campaignId,
    campaignName: readText(campaign, 'name') ?? campaignId,
    channel: 'ads',
    campaignStatus: readStatus(campaign),
    date: readNeeded(readPart(place, 'segments'), 'date', toDate),
    timezone: readText(customer, 'timeZone') ?? context.timezone,
    currency,
    spend: readMoney('costMicros', microsToMinor),
    impressions: readFigure(metrics, 'impressions', toCount),
    clicks: readFigure(metrics, 'clicks', toCount),
    reach: null, // campaigns of a search network have none
    delivered: null,
    conversions: readFigure(metrics, 'conversions', toFraction),
    conversionValue: readMoney('conversionsValue', majorToMinor),
  };
}

const statuses = new Map([
  ['ENABLED', 'active'],
  ['PAUSED', 'paused'],
  ['REMOVED', 'archived'],
]);

function readStatus(campaign: Place): string | null {
  return statuses.get(readText(campaign, 'status') ?? '') ?? null;
}
