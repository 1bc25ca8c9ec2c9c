import { DateTime } from 'luxon';
import { toLocalDate } from '../../../domain/localDays.ts';
import { type Json, toObject } from '../../kit/read/json.ts';
import { toList, toObjects, toText } from '../mapper/read.ts';
import type { MessageSource, Sources } from '../rows/rowTypes.ts';
import type { OpenAccount } from './account.ts';
import { followCursors, toCursorQuery } from './cursor.ts';

/** The list of campaigns has to be asked by channel. */
const channels = ['email', 'sms', 'mobile_push'];
/** Nothing is attributed to a message that long after it was sent. */
const knownBefore = { days: 365 };

/** What messages belong to: campaigns touched within the year before `since`, and all flows. */
export async function fetchSources(open: OpenAccount, since: string): Promise<Sources> {
  const sources: Sources = { campaigns: new Map(), flows: new Map() };
  const touched = DateTime.fromISO(since, { zone: 'UTC' }).minus(knownBefore);
  for (const channel of channels) {
    const filter = `and(equals(messages.channel,'${channel}'),greater-or-equal(updated_at,${touched.toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'")}))`;
    const query = { filter, include: 'campaign-messages', 'page[size]': '100' };
    for await (const body of followCursors((cursor) =>
      open.client.get('campaigns', { ...query, ...toCursorQuery('page[cursor]', cursor) }),
    )) {
      for (const campaign of toObjects(body['data']))
        noteCampaign(sources, campaign, { channel, open });
    }
  }
  await noteFlows(open, sources);
  return sources;
}

function noteCampaign(
  sources: Sources,
  campaign: Json,
  { channel, open }: { channel: string; open: OpenAccount },
): void {
  const attributes = toObject(campaign['attributes']);
  const sentAt = toText(attributes['send_time']) ?? toText(attributes['scheduled_at']);
  const at = DateTime.fromISO(sentAt ?? '', { zone: 'UTC' });
  const sendDay = at.isValid ? toLocalDate(at.toJSDate(), open.account.timezone) : null;
  const messages = toObject(toObject(campaign['relationships'])['campaign-messages'])['data'];
  for (const message of toList(messages)) {
    const id = toText(toObject(message)['id']);
    const source = toSource('campaign', campaign, channel);
    if (id !== null && source) sources.campaigns.set(id, { ...source, sendDay });
  }
}

async function noteFlows({ client }: OpenAccount, sources: Sources): Promise<void> {
  for await (const body of followCursors((cursor) =>
    client.get('flows', { 'page[size]': '50', ...toCursorQuery('page[cursor]', cursor) }),
  )) {
    for (const flow of toObjects(body['data'])) {
      const source = toSource('flow', flow, null);
      if (source) sources.flows.set(source.id, source);
    }
  }
}

function toSource(
  type: MessageSource['type'],
  resource: Json,
  channel: string | null,
): MessageSource | null {
  const id = toText(resource['id']);
  const { name, status, archived } = toObject(resource['attributes']);
  return id === null ? null : { type, id, name, status, archived, channel };
}
