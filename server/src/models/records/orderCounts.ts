import type { Document } from 'mongodb';
import type { OrderStatus } from '../../domain/records.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type OrderFilter, toOrderQuery } from './orderFilter.ts';
import { orders } from './orders.ts';

export interface OrderCounts {
  byStatus: Partial<Record<OrderStatus, number>>;
  total: number;
  views: { all: number; toPick: number; toShip: number; cod: number; conflicts: number };
}

const limits = { maxTimeMS: 5000 };

/** Orders by status and by saved view; the statuses sum to the total, by construction (spec 8.5). */
export async function countOrders(
  db: Database,
  workspaceId: string,
  connectionId?: string,
): Promise<OrderCounts> {
  const scope = connectionId === undefined ? {} : { connectionId };
  const count = (filter: OrderFilter) =>
    orders
      .collection(db)
      .countDocuments(toOrderQuery(workspaceId, { ...scope, ...filter }), limits);
  const [statuses, toPick, toShip, cod, conflicts] = await Promise.all([
    countByStatus(db, workspaceId, scope),
    count({ nextStep: 'pick' }),
    count({ nextStep: 'ship' }),
    count({ paymentMethod: 'COD' }),
    count({ conflict: true }),
  ]);
  return { ...statuses, views: { all: statuses.total, toPick, toShip, cod, conflicts } };
}

async function countByStatus(
  db: Database,
  workspaceId: string,
  scope: Document,
): Promise<Pick<OrderCounts, 'byStatus' | 'total'>> {
  const groups = await orders
    .collection(db)
    .aggregate<{ _id: OrderStatus; count: number }>(
      [
        { $match: { workspaceId: requireTenant(workspaceId), deletedAt: null, ...scope } },
        { $group: { _id: '$status', count: { $sum: 1 } } },
      ],
      limits,
    )
    .toArray();
  const byStatus = Object.fromEntries(groups.map(({ _id, count }) => [_id, count]));
  return { byStatus, total: groups.reduce((sum, { count }) => sum + count, 0) };
}
