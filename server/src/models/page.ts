import type { Collection, Document, Filter } from 'mongodb';
import { ProblemError } from '../lib/errors.ts';

export interface PageRequest {
  /** 1–200. */
  limit: number;
  cursor: string | null;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface SortKey {
  field: string;
  direction: 1 | -1;
  /** No two rows of the filter share a value: there are no ties to break, and the index needs no `_id`. */
  unique?: true;
  /** What of a row is read; all of it when left out. */
  projection?: Document;
  /** The index to read, where the planner must not choose. */
  hint?: Document | string;
}

type Position = { value: unknown; id: string };

/**
 * Keyset paging: any page costs what the first one costs (performance.md 6). Sorted by one field, ties by `_id`.
 * @throws ProblemError 422 for a cursor that is not one of ours.
 */
export async function pageAfter<T extends Document & { _id: string }>(
  collection: Collection<T>,
  filter: Document,
  sort: SortKey,
  page: PageRequest,
): Promise<Page<T>> {
  const ranges = page.cursor === null ? [{}] : toRanges(sort, decodeCursor(page.cursor));
  const rows: T[] = [];
  for (const range of ranges) {
    const where = { $and: [filter, range] };
    const limit = page.limit + 1 - rows.length;
    if (limit > 0) rows.push(...(await findRange(collection, where, sort, limit)));
  }
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  const more = rows.length > page.limit && last !== undefined;
  return { items, nextCursor: more ? toCursor(last, sort.field) : null };
}

async function findRange<T extends Document>(
  collection: Collection<T>,
  where: Document,
  sort: SortKey,
  limit: number,
): Promise<T[]> {
  return (await collection
    .find(where as Filter<T>, {
      maxTimeMS: 5000,
      ...(sort.projection ? { projection: sort.projection } : {}),
      ...(sort.hint ? { hint: sort.hint } : {}),
    })
    .sort({ [sort.field]: sort.direction, ...(sort.unique ? {} : { _id: sort.direction }) })
    .limit(limit)
    .toArray()) as T[];
}

/**
 * What follows a position: the rest of its ties, then what lies beyond. Two reads of one range each; an `$or` of them
 * would let the planner take another index than the list's.
 */
function toRanges({ field, direction, unique }: SortKey, { value, id }: Position): Document[] {
  const after = direction === 1 ? '$gt' : '$lt';
  if (field === '_id') return [{ _id: { [after]: id } }];
  if (unique) return [{ [field]: { [after]: value } }];
  return [{ [field]: value, _id: { [after]: id } }, { [field]: { [after]: value } }];
}

/** The position of a row, for `PageRequest.cursor`. */
export function toCursor(row: Document & { _id: string }, field: string): string {
  const value: unknown = row[field];
  const position = { d: value instanceof Date, v: value, i: row._id };
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function decodeCursor(cursor: string): Position {
  try {
    const { d, v, i } = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as {
      d: boolean;
      v: unknown;
      i: unknown;
    };
    const scalar = ['string', 'number', 'boolean'].includes(typeof v) || v === null;
    if (typeof i !== 'string' || !scalar) throw new TypeError('not a position');
    const value = d ? new Date(String(v)) : v;
    if (value instanceof Date && Number.isNaN(value.getTime())) throw new TypeError('not a date');
    return { value, id: i };
  } catch {
    throw new ProblemError(422, 'invalid_cursor', 'cursor: is not one this list gave out', {
      errors: [{ field: 'cursor', message: 'is not one this list gave out' }],
    });
  }
}

/** The same page of several collections as one; `page` is the one each of them was asked for. */
export function mergePages<T extends Document & { _id: string }>(
  pages: Page<T>[],
  sort: SortKey,
  page: PageRequest,
): Page<T> {
  const [only] = pages;
  if (only && pages.length === 1) return only;
  const rows = pages.flatMap(({ items }) => items).sort(compareBy(sort));
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  const more = rows.length > page.limit || pages.some(({ nextCursor }) => nextCursor !== null);
  return { items, nextCursor: more && last ? toCursor(last, sort.field) : null };
}

function compareBy({ field, direction }: SortKey) {
  const compare = (left: unknown, right: unknown): number => {
    const [a, b] = [left, right].map((value) => (value instanceof Date ? value.getTime() : value));
    if (a === b) return 0;
    return (a as string | number) < (b as string | number) ? -direction : direction;
  };
  return (left: Document & { _id: string }, right: Document & { _id: string }): number =>
    compare(left[field], right[field]) || compare(left._id, right._id);
}
