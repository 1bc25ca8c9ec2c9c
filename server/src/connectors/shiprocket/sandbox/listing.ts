import { DateTime } from 'luxon';
import { toDay, toListedBody } from './orderBody.ts';
import type { SandboxOrder } from './sandboxOrder.ts';

type Query = Record<string, string | undefined>;

export interface ListingRules {
  now: Date;
  /** More rows than this are not given, whatever is asked for. */
  mostPerPage: number;
}

const defaultPerPage = 15;
const reachDays = 30;

/** PURE. The fields of a query the platform refuses, with what it says of them; none: it answers. */
export function findRefusedFields(query: Query, { now }: ListingRules): Record<string, string[]> {
  const { updated_from: from, updated_to: to } = query;
  const dates = ['from', 'to', 'updated_from', 'updated_to'].filter((name) => query[name]);
  const malformed = dates.filter((name) => !/^\d{4}-\d\d-\d\d$/.test(query[name] ?? ''));
  const refused = Object.fromEntries(
    malformed.map((name) => [name, [`The ${name} does not match the format Y-m-d.`]]),
  );
  if (to && !from) refused['updated_from'] = ['The updated from field is required.'];
  if (from && from < toDay(new Date(now.getTime() - reachDays * 86_400_000))) {
    refused['updated_from'] = ['Only the last 30 days can be asked for.'];
  }
  if (from && to && DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days > reachDays) {
    refused['updated_to'] = ['The range must not be longer than 30 days.'];
  }
  return refused;
}

/** PURE. A page of orders with its pagination. */
export function toListing(orders: SandboxOrder[], query: Query, rules: ListingRules) {
  const found = sortOrders(
    orders.filter((order) => matches(order, query)),
    query,
  );
  const perPage = Math.min(rules.mostPerPage, Number(query['per_page']) || defaultPerPage);
  const page = Number(query['page']) || 1;
  const rows = found.slice((page - 1) * perPage, page * perPage);
  const totalPages = Math.max(1, Math.ceil(found.length / perPage));
  const pagination = {
    total: found.length,
    count: rows.length,
    per_page: perPage,
    current_page: page,
    total_pages: totalPages,
    links: page < totalPages ? { next: `/orders?page=${page + 1}` } : [],
  };
  return { data: rows.map(toListedBody), meta: { pagination } };
}

function matches(order: SandboxOrder, query: Query): boolean {
  const { channel_id: channel, search } = query;
  const told = [order.channelOrderId, ...order.parcels.map(({ awb }) => awb)];
  return (
    lies(order.createdAt, query['from'], query['to']) &&
    lies(order.updatedAt, query['updated_from'], query['updated_to']) &&
    (!channel || channel === String(order.channelId)) &&
    (!search || told.some((text) => text.includes(search)))
  );
}

function lies(at: Date, from: string | undefined, to: string | undefined): boolean {
  const day = toDay(at);
  return (!from || day >= from) && (!to || day <= to);
}

function sortOrders(orders: SandboxOrder[], { sort }: Query): SandboxOrder[] {
  const sign = sort === 'ASC' ? 1 : -1;
  return orders.toSorted((left, right) => sign * (left.id - right.id));
}
