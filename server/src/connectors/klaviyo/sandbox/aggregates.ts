import type { Request, Response, Router } from 'express';
import { exponentOf } from '../../../domain/money.ts';
import { toLocalDays } from '../../../domain/localDays.ts';
import { isTimeZone } from '../../../domain/timeZone.ts';
import type { Json } from '../../kit/read/json.ts';
import { toList, toText } from '../mapper/read.ts';
import { attributesOf } from '../rows/readCells.ts';
import { badRequest, sendError, sendJson, toPage } from './answers.ts';
import { dayOf } from './dayOf.ts';
import { type KlaviyoState, type MessageOwner, toOwners, unowned } from './state.ts';

const yearDays = 366;

/** `POST /metric-aggregates`: orders by the day they were placed, in the zone that is asked for. */
export function serveAggregates(router: Router, state: KlaviyoState): void {
  router.post('/api/metric-aggregates', (request, response) =>
    sendAggregates({ ...state }, request, response),
  );
}

function sendAggregates(state: KlaviyoState, request: Request, response: Response): void {
  const attributes = attributesOf(request.body);
  const metric = state.metrics.find(({ id }) => id === attributes['metric_id']);
  if (!metric) return refuse(response, 'A metric with this id does not exist.', 'metric_id');
  const timezone = toText(attributes['timezone']) ?? 'UTC';
  if (!isTimeZone(timezone)) return refuse(response, 'Invalid timezone.', 'timezone');
  const days = toDays(toList(attributes['filter']), timezone);
  if (!days) return refuse(response, 'The filter must include a time range.', 'filter');
  if (days.length > yearDays) return refuse(response, 'The range is over 1 year.', 'filter');
  const dates = days.map(({ from }) => `${from.toISOString().slice(0, 19)}+00:00`);
  const isOrder = metric.name === 'Placed Order' && metric.integration === 'Shopify';
  const by = toList(attributes['by']).map(String);
  const data = isOrder ? toMatrix(state, { by, timezone, days: days.map(({ date }) => date) }) : [];
  const page = toPage(data, {
    cursor: toText(attributes['page_cursor']) ?? undefined,
    size: Number(attributes['page_size'] ?? 500),
    self: `${request.protocol}://${request.host}${request.path}`,
    parameter: 'page_cursor',
  });
  sendJson(response, {
    data: { type: 'metric-aggregate', id: metric.id, attributes: { dates, data: page.items } },
    links: page.links,
  });
}

function refuse(response: Response, detail: string, field: string): void {
  sendError(response, badRequest(detail, { pointer: `/data/attributes/${field}` }));
}

/** `less-than` is the midnight after the last day. */
function toDays(filters: unknown[], timezone: string) {
  const text = filters.map(String).join();
  const since = /greater-or-equal\(datetime,(\d{4}-\d\d-\d\d)T00:00:00\)/.exec(text)?.[1];
  const end = /less-than\(datetime,(\d{4}-\d\d-\d\d)T00:00:00\)/.exec(text)?.[1];
  if (since === undefined || end === undefined) return null;
  return toLocalDays(since, end, timezone).filter(({ date }) => date < end);
}

interface Asked {
  by: string[];
  timezone: string;
  days: string[];
}

function toMatrix(state: KlaviyoState, { by, timezone, days }: Asked): Json[] {
  const unit = 10 ** exponentOf(state.currency);
  const rows = new Map<string, { dimensions: string[]; count: number[]; minor: number[] }>();
  const owners = toOwners(state);
  for (const order of state.orders) {
    const index = days.indexOf(dayOf(order.at, timezone));
    if (index === -1) continue;
    const dimensions = by.map((name) => toDimension(owners, order.messageId, name));
    const key = dimensions.join('|');
    const row = rows.get(key) ?? { dimensions, count: days.map(() => 0), minor: days.map(() => 0) };
    row.count[index] = (row.count[index] ?? 0) + 1;
    row.minor[index] = (row.minor[index] ?? 0) + order.minor;
    rows.set(key, row);
  }
  return [...rows.values()].map(({ dimensions, count, minor }) => ({
    dimensions,
    measurements: { count, sum_value: minor.map((value) => value / unit) },
  }));
}

function toDimension(
  owners: Map<string, MessageOwner>,
  messageId: string | null,
  name: string,
): string {
  if (messageId === null) return '';
  if (name === '$attributed_message') return messageId;
  const owner = owners.get(messageId) ?? unowned;
  return name === '$attributed_flow' ? owner.flow : owner.channel;
}
