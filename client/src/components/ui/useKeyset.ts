import { useRef } from 'react';

export interface KeysetSearch {
  cursor?: string | undefined;
  page?: string | undefined;
}

export interface Keyset {
  cursor: string | null;
  /** 1-based; what people see, no meaning for the server. */
  page: number;
  toNext(nextCursor: string): void;
  /** The page before, or the first where the way here is not known (an address that was sent around). */
  toPrevious(): void;
  toFirst(): void;
}

/**
 * Pages of a list whose server gives cursors only: the place is in the address, the way back is remembered.
 * @param search the address's `cursor` and `page`
 * @param filterKey changes when the filters do: the way back starts anew
 * @param go puts `{ cursor, page }` into the address; undefined takes them out
 */
export function useKeyset(
  search: KeysetSearch,
  filterKey: string,
  go: (search: { cursor: string | undefined; page: string | undefined }) => void,
): Keyset {
  const way = useRef({ filterKey, cursors: new Map<number, string>() });
  if (way.current.filterKey !== filterKey) way.current = { filterKey, cursors: new Map() };
  const cursor = search.cursor ?? null;
  const page = cursor === null ? 1 : Math.max(2, Math.trunc(Number(search.page)) || 2);
  const toFirst = () => go({ cursor: undefined, page: undefined });
  return {
    cursor,
    page,
    toFirst,
    toNext(nextCursor) {
      if (cursor !== null) way.current.cursors.set(page, cursor);
      go({ cursor: nextCursor, page: String(page + 1) });
    },
    toPrevious() {
      const before = way.current.cursors.get(page - 1);
      if (page <= 2 || before === undefined) toFirst();
      else go({ cursor: before, page: String(page - 1) });
    },
  };
}
