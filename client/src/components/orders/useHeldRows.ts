import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Order } from '../../api/orders.ts';
import { type HeldRows, holdRows, showRows } from './heldRows.ts';

/**
 * The rows to show. Live news changes the list every few seconds; while somebody works in it (`hold`) rows keep
 * their places, and only what they say is renewed. Otherwise the newest answer is shown as it is.
 * @param page names the page of the list the answer is of: another page is never held back
 */
export function useHeldRows(
  fresh: Order[],
  page: string,
  hold: boolean,
): { held: HeldRows; release: () => void } {
  const [kept, setKept] = useState({ page, rows: fresh });
  // Set while drawing, as React advises for state that follows from what is given.
  if (kept.page !== page || (!hold && kept.rows !== fresh)) setKept({ page, rows: fresh });
  const newest = useRef({ page, rows: fresh });
  newest.current = { page, rows: fresh };
  const release = useCallback(() => setKept(newest.current), []);
  const holding = hold && kept.page === page;
  const held = useMemo(
    () => (holding ? holdRows(kept.rows, fresh) : showRows(fresh)),
    [holding, kept.rows, fresh],
  );
  return { held, release };
}

const restMs = 4000;

/** Is a hand on the list: a pointer moved or a key pressed in it within the last seconds? */
export function useHand() {
  const [busy, setBusy] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const touch = useCallback(() => {
    setBusy(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setBusy(false), restMs);
  }, []);
  const onHand = useMemo(
    () => ({ onPointerMove: touch, onPointerDown: touch, onKeyDown: touch, onFocus: touch }),
    [touch],
  );
  return { busy, onHand };
}
