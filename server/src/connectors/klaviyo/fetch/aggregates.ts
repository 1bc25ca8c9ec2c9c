import { daysBefore } from '../../../domain/localDays.ts';
import type { DaySpan } from '../rows/days.ts';
import { attributesOf, toAggregateCells } from '../rows/readCells.ts';
import type { AggregateCell } from '../rows/rowTypes.ts';
import type { OpenAccount } from './account.ts';
import { followCursors } from './cursor.ts';

/** Orders of each message by the day they were placed, in the account's own zone. */
export async function fetchAggregates(
  { client, account, metricId }: OpenAccount,
  span: DaySpan,
): Promise<AggregateCell[]> {
  const attributes = {
    metric_id: metricId,
    measurements: ['count', 'sum_value'],
    interval: 'day',
    // A flow's messages are known by the flow and by the channel they went out on.
    by: ['$attributed_message', '$attributed_flow', '$attributed_channel'],
    filter: [
      `greater-or-equal(datetime,${span.since}T00:00:00)`,
      `less-than(datetime,${daysBefore(span.until, -1)}T00:00:00)`,
    ],
    timezone: account.timezone,
    page_size: 500,
  };
  const cells: AggregateCell[] = [];
  for await (const body of followCursors((cursor) => {
    const page = cursor === null ? {} : { page_cursor: cursor };
    const data = { type: 'metric-aggregate', attributes: { ...attributes, ...page } };
    return client.post('metric-aggregates', {}, { data });
  })) {
    cells.push(...toAggregateCells(attributesOf(body), account.timezone));
  }
  return cells;
}
