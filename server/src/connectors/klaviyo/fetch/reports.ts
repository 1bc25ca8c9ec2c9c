import type { Json } from '../../kit/read/json.ts';
import type { DaySpan } from '../rows/days.ts';
import { attributesOf, toSeriesCells, toTotalCells } from '../rows/readCells.ts';
import type { ReportCell } from '../rows/rowTypes.ts';
import type { OpenAccount } from './account.ts';
import { followCursors, toCursorQuery } from './cursor.ts';

/** What reports alone tell: how many a message went to, and what text messages cost. */
const statistics = ['recipients', 'delivered', 'opens', 'clicks', 'text_message_spend'];

/**
 * Totals of the campaigns' messages that were sent within the span. One call for all of it: reports have 225 calls a day,
 * and a campaign's message goes out once, so that its total is the total of the day it was sent.
 */
export async function fetchCampaignTotals(open: OpenAccount, span: DaySpan): Promise<ReportCell[]> {
  const bodies = await fetchReport(open, 'campaign-values-report', toQuestion(open, span));
  return bodies.flatMap((body) => toTotalCells(attributesOf(body)));
}

/** A flow's messages go out every day: their report is by day. */
export async function fetchFlowDays(open: OpenAccount, span: DaySpan): Promise<ReportCell[]> {
  const question = { ...toQuestion(open, span), interval: 'daily' };
  const bodies = await fetchReport(open, 'flow-series-report', question);
  return bodies.flatMap((body) => toSeriesCells(attributesOf(body), open.account.timezone));
}

/** The offset is ignored: a report's days are those of the account. */
function toQuestion({ metricId }: OpenAccount, { since, until }: DaySpan): Json {
  return {
    statistics,
    timeframe: { start: `${since}T00:00:00+00:00`, end: `${until}T23:59:59+00:00` },
    conversion_metric_id: metricId,
  };
}

async function fetchReport(open: OpenAccount, type: string, attributes: Json): Promise<Json[]> {
  const bodies: Json[] = [];
  for await (const body of followCursors((cursor) =>
    open.client.post(`${type}s`, toCursorQuery('page_cursor', cursor), {
      data: { type, attributes },
    }),
  )) {
    bodies.push(body);
  }
  return bodies;
}
