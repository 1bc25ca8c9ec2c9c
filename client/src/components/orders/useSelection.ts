import { type RefObject, useMemo, useReducer } from 'react';
import type { Order } from '../../api/orders.ts';
import {
  nothingSelected,
  reduceSelection,
  type Selection,
  type SelectionStep,
} from './selection.ts';

export interface OrderSelection {
  orders: ReadonlyMap<string, Order>;
  full: boolean;
  toggle: (id: string, reach: boolean) => void;
  page: (on: boolean) => void;
  keep: (ids: ReadonlySet<string>) => void;
  clear: () => void;
}

/**
 * The chosen orders. They stay chosen over refreshes and pages, as they are now; another filter lets them go, so
 * that nothing is done to orders nobody looks at.
 * @param fresh the newest rows of the server
 * @param shown the rows as they stand on the page, for choosing several at once
 */
export function useSelection(
  fresh: readonly Order[],
  shown: RefObject<readonly Order[]>,
  filterKey: string,
): OrderSelection {
  const [state, dispatch] = useReducer(reduceKeyed, { filterKey, chosen: nothingSelected });
  // While drawing, as React advises for state that follows from what is given.
  if (state.filterKey !== filterKey) dispatch({ filterKey, step: { kind: 'clear' } });
  const chosen = state.filterKey === filterKey ? state.chosen : nothingSelected;
  const orders = useMemo(() => toCurrent(chosen.orders, fresh), [chosen.orders, fresh]);
  const actions = useMemo(() => {
    const take = (step: SelectionStep) => dispatch({ filterKey, step });
    return {
      toggle: (id: string, reach: boolean) =>
        take({ kind: 'toggle', id, reach, rows: shown.current }),
      page: (on: boolean) => take({ kind: 'page', on, rows: shown.current }),
      keep: (ids: ReadonlySet<string>) => take({ kind: 'keep', ids }),
      clear: () => take({ kind: 'clear' }),
    };
  }, [shown, filterKey]);
  return useMemo(() => ({ orders, full: chosen.full, ...actions }), [orders, chosen.full, actions]);
}

interface Keyed {
  filterKey: string;
  chosen: Selection;
}

function reduceKeyed(before: Keyed, made: { filterKey: string; step: SelectionStep }): Keyed {
  const same = before.filterKey === made.filterKey;
  return {
    filterKey: made.filterKey,
    chosen: reduceSelection(same ? before.chosen : nothingSelected, made.step),
  };
}

/** What has changed of a chosen order since counts. */
function toCurrent(
  chosen: ReadonlyMap<string, Order>,
  rows: readonly Order[],
): ReadonlyMap<string, Order> {
  const fresh = rows.filter(({ id }) => chosen.has(id));
  if (fresh.every((order) => chosen.get(order.id) === order)) return chosen;
  return new Map([...chosen, ...fresh.map((order) => [order.id, order] as const)]);
}
