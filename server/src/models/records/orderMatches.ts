import type { Database } from '../database.ts';
import { type OrderFilter, toOrderQuery } from './orderFilter.ts';
import { orders } from './orders.ts';

/** Counting stops here: beyond, nobody needs the number, and each order of it costs time. */
export const mostCounted = 10_000;

export interface OrderMatches {
  orders: number;
  /** There are more than were counted. */
  more: boolean;
}

/** How many orders a filter finds, deleted ones left out. */
export async function countMatches(
  db: Database,
  workspaceId: string,
  filter: OrderFilter,
): Promise<OrderMatches> {
  const found = await orders.collection(db).countDocuments(toOrderQuery(workspaceId, filter), {
    limit: mostCounted + 1,
    maxTimeMS: 5000,
  });
  return { orders: Math.min(found, mostCounted), more: found > mostCounted };
}
