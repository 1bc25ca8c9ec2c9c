import type { SourceAdDay } from '../../../domain/sourceAds.ts';
import type { Issue, ReadResult } from '../../../domain/source.ts';
import { isTimeZone } from '../../../domain/timeZone.ts';
import { toDate } from '../../kit/days/rowKey.ts';
import { isObject, type Json, toObject } from '../../kit/read/json.ts';
import { refuseBody, toResult } from '../../kit/read/result.ts';
import type { ReadContext } from '../../kit/types.ts';
import { toChannel } from './channel.ts';
import { computeAmount, computeCount, computeWhole, type Figures } from './figures.ts';
import { toList, toObjects, toText } from './read.ts';

/** PURE. The day of one message, as `rows/cutRows.ts` cuts it from Klaviyo's answers. */
export function toAdDay(body: unknown, context: ReadContext): ReadResult<SourceAdDay> {
  if (!isObject(body)) return refuseBody();
  const issues: Issue[] = [];
  const value = { ...readAccount(body, context, issues), ...readMessage(body, issues) };
  const { channel, currency } = value;
  const orders: Figures = { parts: toObjects(body['aggregates']), path: 'aggregates', issues };
  const sent: Figures = { parts: statisticsOf(body), path: 'reports', issues };
  const day = {
    ...value,
    // The only cost Klaviyo tells; e-mail and push are in the price of the plan (platforms.md 4).
    spend: channel === 'sms' ? computeAmount(sent, 'text_message_spend', currency) : null,
    impressions: computeWhole(sent, 'opens'),
    clicks: computeWhole(sent, 'clicks'),
    reach: sent.parts.length > 0 ? computeWhole(sent, 'recipients') : null,
    delivered: computeWhole(sent, 'delivered'),
    conversions: computeCount(orders, 'count'),
    conversionValue: computeAmount(orders, 'sum_value', currency),
  };
  return toResult(day, issues);
}

type Account = Pick<SourceAdDay, 'accountId' | 'timezone' | 'currency'>;

/** The account says its own zone and currency; the connection's stand in where it does not. */
function readAccount(body: Json, context: ReadContext, issues: Issue[]): Account {
  const account = toObject(body['account']);
  const accountId = toText(account['id']);
  if (accountId === null) issues.push({ field: 'account.id', message: 'is missing' });
  const timezone = toText(account['timezone']) ?? '';
  return {
    accountId: accountId ?? '',
    timezone: isTimeZone(timezone) ? timezone : context.timezone,
    currency: toText(account['preferred_currency']) ?? context.currency,
  };
}

type Message = Pick<
  SourceAdDay,
  'campaignId' | 'campaignName' | 'campaignStatus' | 'channel' | 'date'
>;

/** A message whose campaign is not listed goes by the flow's or its own id. */
function readMessage(body: Json, issues: Issue[]): Message {
  const source = toObject(body['source']);
  const [first] = toObjects(body['aggregates']);
  const [, flow, attributed] = toList(first?.['dimensions']);
  const [report] = toObjects(body['reports']);
  const groupings = toObject(report?.['groupings']);
  const listed = toText(source['id']) ?? toText(groupings['campaign_id']);
  const id = listed ?? toText(flow) ?? toText(groupings['flow_id']) ?? toText(body['message']);
  const channel = toChannel(source['channel'], attributed, groupings['send_channel']);
  const date = toDate(body['date']);
  if (id === null) issues.push({ field: 'message', message: 'is missing' });
  if (!channel) issues.push({ field: 'source.channel', message: 'is not known' });
  if (date === null) issues.push({ field: 'date', message: 'must be a date' });
  return {
    campaignId: id ?? '',
    campaignName: toText(source['name']) ?? id ?? '',
    campaignStatus: toStatus(source),
    channel: channel ?? 'email',
    date: date ?? '',
  };
}

const statuses = new Map([
  ['live', 'active'],
  ['sending', 'active'],
  ['adding recipients', 'active'],
  ['queued without recipients', 'active'],
  ['scheduled', 'active'],
  ['manual', 'paused'],
  ['draft', 'paused'],
]);

/** A campaign that was sent is neither active nor paused: null. */
function toStatus(source: Json): string | null {
  if (source['archived'] === true) return 'archived';
  return statuses.get(toText(source['status'])?.toLowerCase() ?? '') ?? null;
}

function statisticsOf(body: Json): Json[] {
  return toObjects(body['reports']).map((report) => toObject(report['statistics']));
}
