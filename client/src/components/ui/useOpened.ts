import { useState } from 'react';

export interface Opened {
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  ids: string[];
}

/** Which rows of a list show more of themselves. */
export function useOpened(): Opened {
  const [ids, setIds] = useState<string[]>([]);
  return {
    ids,
    has: (id) => ids.includes(id),
    toggle: (id) =>
      setIds((before) =>
        before.includes(id) ? before.filter((known) => known !== id) : [...before, id],
      ),
  };
}
