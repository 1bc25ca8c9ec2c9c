/** A stored moment as the API writes it: ISO 8601, UTC. */
export function toTime(date: Date): string;
export function toTime(date: Date | null): string | null;
export function toTime(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}

/** A page of records as a page of answers. */
export function toList<Row, Item>(
  page: { items: Row[]; nextCursor: string | null },
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  return { items: page.items.map(toItem), nextCursor: page.nextCursor };
}

/** What was given: a filter that was not is no filter, not a search for `undefined`. */
export function toGiven<T extends object>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** A page of a list that is short enough to be read whole; the cursor is the last id. */
export function toPage<Row extends { _id: string }>(
  rows: Row[],
  { limit, cursor }: { limit: number; cursor: string | null },
): { items: Row[]; nextCursor: string | null } {
  const start = cursor === null ? 0 : rows.findIndex(({ _id }) => _id === cursor) + 1;
  const items = rows.slice(start, start + limit);
  const more = start + limit < rows.length;
  return { items, nextCursor: more ? (items.at(-1)?._id ?? null) : null };
}
