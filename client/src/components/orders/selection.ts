import { mostOrders, type Order } from '../../api/orders.ts';

/** The chosen orders by id, as last seen; `anchor` is the row a shift-click reaches from. */
export interface Selection {
  orders: ReadonlyMap<string, Order>;
  anchor: string | null;
  /** More were chosen than one action takes. */
  full: boolean;
}

export const nothingSelected: Selection = { orders: new Map(), anchor: null, full: false };

export type SelectionStep =
  | { kind: 'toggle'; id: string; reach: boolean; rows: readonly Order[] }
  | { kind: 'page'; on: boolean; rows: readonly Order[] }
  /** What stays chosen: the refused ones of a move. */
  | { kind: 'keep'; ids: ReadonlySet<string> }
  | { kind: 'clear' };

/** One step of choosing rows; other pages' orders stay chosen. */
export function reduceSelection(before: Selection, step: SelectionStep): Selection {
  if (step.kind === 'clear') return nothingSelected;
  if (step.kind === 'keep') {
    const kept = [...before.orders].filter(([id]) => step.ids.has(id));
    return { ...nothingSelected, orders: new Map(kept) };
  }
  if (step.kind === 'page') return setRows(before, step.rows, step.on, before.anchor);
  const on = !before.orders.has(step.id);
  return setRows(before, findReached(before, step), on, step.id);
}

/** The row alone, or with shift all from the last one to it. */
function findReached(
  { anchor }: Selection,
  { id, reach, rows }: Extract<SelectionStep, { kind: 'toggle' }>,
): Order[] {
  const to = rows.findIndex((row) => row.id === id);
  const from = reach ? rows.findIndex((row) => row.id === anchor) : -1;
  if (to < 0) return [];
  if (from < 0) return rows.slice(to, to + 1);
  return rows.slice(Math.min(from, to), Math.max(from, to) + 1);
}

function setRows(
  { orders }: Selection,
  rows: readonly Order[],
  on: boolean,
  anchor: string | null,
): Selection {
  const next = new Map(orders);
  let full = false;
  for (const row of rows) {
    if (!on) next.delete(row.id);
    else if (next.size < mostOrders || next.has(row.id)) next.set(row.id, row);
    else full = true;
  }
  return { orders: next, anchor, full };
}
