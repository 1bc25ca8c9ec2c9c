import type { Order } from '../../api/orders.ts';

export interface HeldRows {
  rows: Order[];
  /** Rows that are no longer in the list as asked for. */
  gone: ReadonlySet<string>;
  /** Orders of the fresh answer that have no row yet. */
  arrived: number;
}

/**
 * The rows somebody has under the hand, in their places: what changed of them is shown where it stands, newcomers
 * wait, and what left the list stays where it was and is marked. Rows that newcomers only push to the next page have
 * not left.
 */
export function holdRows(held: readonly Order[], fresh: readonly Order[]): HeldRows {
  const byId = new Map(fresh.map((order) => [order.id, order]));
  const known = new Set(held.map(({ id }) => id));
  const arrived = fresh.filter(({ id }) => !known.has(id)).length;
  const last = held.findLastIndex(({ id }) => byId.has(id));
  const left = held.filter(({ id }, index) => !byId.has(id) && (index < last || arrived === 0));
  return {
    rows: held.map((order) => byId.get(order.id) ?? order),
    gone: new Set(left.map(({ id }) => id)),
    arrived,
  };
}

const nothing: ReadonlySet<string> = new Set();

/** The answer as it is. */
export function showRows(fresh: Order[]): HeldRows {
  return { rows: fresh, gone: nothing, arrived: 0 };
}
