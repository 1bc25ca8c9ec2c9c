import { isObject } from '../../kit/read/json.ts';
import type { FetchContext, FetchPage, FetchRange, StreamDefinition } from '../../kit/types.ts';
import { type ClientPace, createClient, type ShiprocketClient } from './client.ts';
import { type Listed, toListed, toRecords } from './listed.ts';
import { isOutOfReach, toQuery, toWindows, type Window } from './windows.ts';

/** Where reading stands: what a checkpoint keeps. */
interface Position {
  windows: Window[];
  index: number;
  page: number;
}

export interface PageOptions {
  now(): Date;
  perPage: number;
  pace?: ClientPace;
}

const defaults: PageOptions = { now: () => new Date(), perPage: 100 };

/** Pages of parcels by the list of orders, window after window. Rows that come twice are unchanged then. */
export function createPages(
  options: PageOptions = defaults,
): NonNullable<StreamDefinition['pages']> {
  return async function* pages(context, range, checkpoint) {
    const client = createClient(context, options.pace);
    let position = readPosition(checkpoint) ?? toStart(range, options.now());
    for (;;) {
      let window = position.windows[position.index];
      if (window && isOutOfReach(window, options.now())) {
        position = toStart(range, options.now());
        window = position.windows[0];
      }
      if (!window) return;
      const query = {
        ...toQuery(window),
        page: `${position.page}`,
        per_page: `${options.perPage}`,
      };
      const listed = await fetchListed(client, context, query);
      const single = position.windows.length === 1;
      const since = window.by === 'created' ? range.from : null;
      position = toNext(position, listed);
      yield toPage(toRecords(listed.rows, since), position, single ? listed.total : null);
    }
  };
}

/** One page of the list of orders. */
export async function fetchListed(
  client: ShiprocketClient,
  { connection }: FetchContext,
  query: Record<string, string>,
): Promise<Listed> {
  const channel = connection.settings['channelId'];
  return toListed(
    await client.fetchBody('/orders', channel ? { ...query, channel_id: channel } : query),
  );
}

function toStart(range: FetchRange, now: Date): Position {
  return { windows: toWindows(range, now), index: 0, page: 1 };
}

/** The platform's own count of pages decides: it may grow while they are read. */
function toNext({ windows, index, page }: Position, { totalPages }: Listed): Position {
  return page < totalPages
    ? { windows, index, page: page + 1 }
    : { windows, index: index + 1, page: 1 };
}

function toPage(
  rows: Pick<FetchPage, 'records' | 'unreadable'>,
  position: Position,
  total: number | null,
): FetchPage {
  return { ...rows, checkpoint: { ...position }, total };
}

/** null for one that cannot be read: then the range is read from its start, which only costs time. */
function readPosition(checkpoint: Record<string, unknown> | null): Position | null {
  const { windows, index, page } = checkpoint ?? {};
  if (!Array.isArray(windows) || !windows.every(isWindow)) return null;
  if (typeof index !== 'number' || typeof page !== 'number') return null;
  return { windows, index, page };
}

function isWindow(value: unknown): value is Window {
  return isObject(value) && ['updated', 'created', 'all'].includes(String(value['by']));
}
