import { parseRowId } from '../../kit/days/rowKey.ts';
import { realPace } from '../../kit/pace.ts';
import { toRawRecord } from '../../kit/read/rawRecords.ts';
import type { FetchContext, RawRecord } from '../../kit/types.ts';
import { glanceInsight } from '../glance.ts';
import { createClient, toAccountPath } from './client.ts';
import { readRows } from './pages.ts';
import { toQuestion } from './question.ts';

/** One campaign's day by its key; null where Meta reports nothing of it. */
export async function fetchAdDay(
  context: FetchContext,
  externalId: string,
): Promise<RawRecord | null> {
  const key = parseRowId(externalId);
  if (!key) return null;
  const { campaignId, date } = key;
  const client = createClient(context, realPace);
  const question = toQuestion({ since: date, until: date }, campaignId);
  const body = await client.get(`${toAccountPath(context)}/insights`, question);
  const [row] = readRows(body);
  return row === undefined ? null : toRawRecord(row, glanceInsight);
}
