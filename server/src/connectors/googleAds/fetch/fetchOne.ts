import { parseRowId } from '../../kit/days/rowKey.ts';
import { toRawRecord } from '../../kit/read/rawRecords.ts';
import type { FetchContext, RawRecord } from '../../kit/types.ts';
import { glanceCampaignDay } from '../glance.ts';
import { fetchRows } from './client.ts';
import { toCampaignQuery } from './queries.ts';

/** Digits of an int64. */
const longestId = 19;

/** One campaign's day by its key; null where Google reports nothing of it. */
export async function fetchAdDay(
  context: FetchContext,
  externalId: string,
): Promise<RawRecord | null> {
  const key = parseRowId(externalId);
  if (!key || key.campaignId.length > longestId) return null;
  const { campaignId, date } = key;
  const query = toCampaignQuery({ since: date, until: date }, campaignId);
  const [row] = await fetchRows(context, query);
  return row === undefined ? null : toRawRecord(row, glanceCampaignDay);
}
