import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, useCallback, useMemo, useRef } from 'react';
import { orderQuery } from '../../api/order.ts';
import type { Order } from '../../api/orders.ts';

const pauseMs = 80;

/**
 * Rows as ways to their orders: one listener for all of them instead of a router link in each. A press anywhere on a
 * row opens its order, unless it was on a control or ended the marking of text; the pointer's rest on a row fetches
 * the page ahead. The order is shown at once as the list knew it, and asked for anew.
 */
export function useRowLinks(rows: readonly Order[]) {
  const router = useRouter();
  const client = useQueryClient();
  const known = useRef(rows);
  known.current = rows;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const onClick = useCallback(
    (event: MouseEvent) => {
      const id = findRowId(event);
      if (id === null || !opensHere(event)) return;
      event.preventDefault();
      const order = known.current.find((row) => row.id === id);
      // Dated long ago: it is asked for anew as soon as the page shows it.
      if (order) {
        client.setQueryData(orderQuery(id).queryKey, (one) => one ?? order, { updatedAt: 1 });
      }
      void router.navigate({ to: '/orders/$orderId', params: { orderId: id } });
    },
    [client, router],
  );
  const onMouseOver = useCallback(
    (event: MouseEvent) => {
      const id = findRowId(event);
      clearTimeout(timer.current);
      if (id === null) return;
      const load = () => router.preloadRoute({ to: '/orders/$orderId', params: { orderId: id } });
      timer.current = setTimeout(() => void load().catch(() => undefined), pauseMs);
    },
    [router],
  );
  const onMouseLeave = useCallback(() => clearTimeout(timer.current), []);
  return useMemo(
    () => ({ onClick, onMouseOver, onMouseLeave }),
    [onClick, onMouseOver, onMouseLeave],
  );
}

function findRowId({ target }: MouseEvent): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest('[data-order]')?.getAttribute('data-order') ?? null;
}

/** A plain press, on the link or beside everything that has a use of its own. */
function opensHere(event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button !== 0) return false;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (!(event.target instanceof Element)) return false;
  if (event.target.closest('a')) return true;
  if (event.target.closest('input, button, label')) return false;
  return (document.getSelection()?.toString() ?? '') === '';
}
