import { FatalError, RetryableError } from '../../../lib/errors.ts';
import { type Json, toObject } from '../../kit/read/json.ts';
import { toRawRecord, toRawRecords } from '../../kit/read/rawRecords.ts';
import type { FetchContext, FetchPage, FetchRange, RawRecord } from '../../kit/types.ts';
import { glanceSubscriber } from '../glance.ts';
import { toId } from '../json.ts';
import { createClient } from './client.ts';
import { type Position, toNextPosition, toPosition, toUnread } from './position.ts';

/** Who changed within the range, oldest change first. */
export async function* fetchSubscribers(
  context: FetchContext,
  range: FetchRange,
  checkpoint: Record<string, unknown> | null,
): AsyncGenerator<FetchPage> {
  const client = createClient(context);
  let position: Position = toPosition(checkpoint ?? { since: range.from?.toISOString() ?? null });
  let done = checkpoint?.['done'] === true;
  while (!done) {
    const body = await client.get('subscribers', toQuery(position, range));
    const rows = body['subscribers'];
    if (!Array.isArray(rows)) throw new RetryableError('Postscript answered without subscribers');
    done = position.page >= toPageCount(body) || rows.length === 0;
    const unread = toUnread(rows, position);
    position = toNextPosition(rows, position);
    yield {
      ...toRawRecords(unread, glanceSubscriber),
      checkpoint: { ...position, done },
      total: null,
    };
  }
}

function toQuery({ since, page }: Position, { to }: FetchRange): Record<string, string> {
  return {
    sort: 'updated_at__asc',
    page: String(page),
    ...(since === null ? {} : { updated_at__gte: since }),
    ...(to === null ? {} : { updated_at__lte: to.toISOString() }),
  };
}

function toPageCount(body: Json): number {
  const pages = toObject(body['page_info'])['total_pages'];
  if (typeof pages === 'number' && Number.isSafeInteger(pages)) return pages;
  throw new FatalError('Postscript does not say how many pages there are');
}

/** One subscriber by id; null when Postscript has none. */
export async function fetchSubscriber(
  context: FetchContext,
  externalId: string,
): Promise<RawRecord | null> {
  if (!/^[\w-]{1,64}$/.test(externalId)) return null;
  try {
    const row = await createClient(context).get(`subscribers/${externalId}`);
    return toId(row['id']) === externalId ? toRawRecord(row, glanceSubscriber) : null;
  } catch (error) {
    if (error instanceof FatalError && / 404\b/.test(error.message)) return null;
    throw error;
  }
}
