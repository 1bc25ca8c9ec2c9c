import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

export type SearchChange = Record<string, string | undefined>;

interface SearchChanger {
  /** A filter, search or sort: the list starts at its first page, and going back leaves the list. */
  filter: (change: SearchChange) => void;
  /** Another page of the list: going back comes back to this one. */
  turn: (change: SearchChange) => void;
}

/** Changes texts of the address; undefined takes one out. */
export function useSearchChange(): SearchChanger {
  const navigate = useNavigate();
  const filter = useCallback(
    (change: SearchChange) => {
      const next = { cursor: undefined, page: undefined, ...change };
      void navigate({ to: '.', search: (before) => withChange(before, next), replace: true });
    },
    [navigate],
  );
  const turn = useCallback(
    (change: SearchChange) => {
      void navigate({ to: '.', search: (before) => withChange(before, change) });
    },
    [navigate],
  );
  return { filter, turn };
}

/** What the address says after a change: only what is given. */
export function withChange(
  before: Record<string, string | undefined>,
  change: SearchChange,
): Record<string, string> {
  const given = Object.entries({ ...before, ...change }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  );
  return Object.fromEntries(given);
}
