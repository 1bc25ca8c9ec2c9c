import { isObject, type Json } from '../../kit/read/json.ts';
import { toId, toInstant } from '../json.ts';

/**
 * PURE. Where reading stands. Pages are counted from `since` on, and `since` moves on with every page: somebody who changes
 * meanwhile goes to the end of the list, all others move up by one, and a count of pages would step over one of them.
 */
export interface Position {
  /** `updated_at` of the last row read, as it was written; null at the beginning of an open range. */
  since: string | null;
  page: number;
  /** Rows of that very time that were read already: they come once more. */
  seen: string[];
}

export function toPosition(checkpoint: Json): Position {
  const { since, page, seen } = checkpoint;
  return {
    since: typeof since === 'string' ? since : null,
    page: typeof page === 'number' ? page : 1,
    seen: Array.isArray(seen) ? seen.filter((id) => typeof id === 'string') : [],
  };
}

export function toUnread(rows: unknown[], { seen }: Position): unknown[] {
  const known = new Set(seen);
  return rows.filter((row) => !known.has(idOf(row) ?? ''));
}

/** After a page of rows: on from its last time, or to the next page where the whole page is of one time. */
export function toNextPosition(rows: unknown[], position: Position): Position {
  const last = timeOf(rows.at(-1));
  const before = toInstant(position.since);
  const moved = last && (!before || toInstant(last)?.getTime() !== before.getTime());
  const ids = rows
    .filter((row) => !moved || timeOf(row) === last)
    .flatMap((row) => idOf(row) ?? []);
  if (moved) return { since: last, page: 1, seen: ids };
  return { ...position, page: position.page + 1, seen: [...new Set([...position.seen, ...ids])] };
}

function idOf(row: unknown): string | null {
  return isObject(row) ? toId(row['id']) : null;
}

function timeOf(row: unknown): string | null {
  const time = isObject(row) ? row['updated_at'] : null;
  return typeof time === 'string' && toInstant(time) ? time : null;
}
