import { toDate } from '../../kit/days/rowKey.ts';
import { toRawRecord } from '../../kit/read/rawRecords.ts';
import type { FetchContext, RawRecord } from '../../kit/types.ts';
import { glanceCampaignDay } from '../glance.ts';
import { fetchRows } from './client.ts';
import { toCampaignQuery } from './queries.ts';

const shape = /^(\d{1,19})-(\d{4}-\d\d-\d\d)$/;

/** One campaign's day by its key; null where Google reports nothing of it. */
export async function fetchAdDay(
  context: FetchContext,
  externalId: string,
): Promise<RawRecord | null> {
  const [, campaignId, day] = shape.exec(externalId) ?? [];
  const date = toDate(day);
  if (campaignId === undefined || date === null) return null;
  const query = toCampaignQuery({ since: date, until: date }, campaignId);
  const [row] = await fetchRows(context, query);
  return row === undefined ? null : toRawRecord(row, glanceCampaignDay);
}
