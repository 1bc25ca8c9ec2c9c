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
