import { FatalError } from '../../../lib/errors.ts';
import { type Json, toObject } from '../../kit/read/json.ts';
import { toText } from '../mapper/read.ts';

/** PURE. The cursor of the next page: only that is taken from `links.next`, never the address itself. */
export function toNextCursor(body: Json): string | null {
  const next = toText(toObject(body['links'])['next']);
  const search = next?.split('?')[1];
  if (search === undefined) return null;
  const query = new URLSearchParams(search);
  return query.get('page[cursor]') ?? query.get('page_cursor');
}

/** Walks from cursor to cursor. @throws FatalError when the same one comes twice: it would go on for ever. */
export async function* followCursors(
  ask: (cursor: string | null) => Promise<Json>,
): AsyncGenerator<Json> {
  const met = new Set<string>();
  let cursor: string | null = null;
  do {
    const body = await ask(cursor);
    yield body;
    cursor = toNextCursor(body);
    if (cursor !== null && met.has(cursor)) {
      throw new FatalError('Klaviyo leads from page to page in a circle');
    }
    if (cursor !== null) met.add(cursor);
  } while (cursor !== null);
}

export function toCursorQuery(name: string, cursor: string | null): Record<string, string> {
  return cursor === null ? {} : { [name]: cursor };
}
