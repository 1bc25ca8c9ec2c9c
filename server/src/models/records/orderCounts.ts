import type { Document } from 'mongodb';
import { orderStatuses, type OrderStatus } from '../../domain/records.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { orders } from './orders.ts';

export interface OrderCounts {
  byStatus: Partial<Record<OrderStatus, number>>;
  total: number;
  views: { all: number; toPick: number; toShip: number; cod: number; conflicts: number };
}

/**
 * Orders by status and by saved view, deleted ones left out; the statuses sum to the total, by construction
 * (spec 8.5). Each is counted in an index without reading orders: deleted ones are few, so they are
 * counted apart and taken off. Of one connection alone the orders have to be read.
 */
export async function countOrders(
  db: Database,
  workspaceId: string,
  connectionId?: string,
): Promise<OrderCounts> {
  const scope = {
    workspaceId: requireTenant(workspaceId),
    ...(connectionId === undefined ? {} : { connectionId }),
  };
  const count = (where: Document) => countWhere(db, { ...scope, ...where });
  const [deleted, statuses, toPick, toShip, cod, conflicts] = await Promise.all([
    countDeleted(db, scope),
    Promise.all(orderStatuses.map((status) => count({ status }))),
    count({ nextStep: 'pick' }),
    count({ nextStep: 'ship' }),
    count({ paymentMethod: 'COD' }),
    count({ 'conflict.code': { $exists: true }, deletedAt: null }),
  ]);
  const left = orderStatuses.map((status, index) => {
    return [
      status,
      Math.max(0, (statuses[index] ?? 0) - (deleted.byStatus.get(status) ?? 0)),
    ] as const;
  });
  const total = left.reduce((sum, [, number]) => sum + number, 0);
  const views = { all: total, toPick, toShip, cod: Math.max(0, cod - deleted.cod), conflicts };
  return { byStatus: Object.fromEntries(left.filter(([, number]) => number > 0)), total, views };
}

const limits = { maxTimeMS: 5000 };

async function countWhere(db: Database, where: Document): Promise<number> {
  return orders.collection(db).countDocuments(where, limits);
}

async function countDeleted(db: Database, scope: Document) {
  const rows = await orders
    .collection(db)
    .aggregate<{ _id: OrderStatus; count: number; cod: number }>(
      [
        { $match: { ...scope, deletedAt: { $gt: new Date(0) } } },
        {
          $group: {
            _id: '$status',
            count: { $sum: 1 },
            cod: { $sum: { $cond: [{ $eq: ['$paymentMethod', 'COD'] }, 1, 0] } },
          },
        },
      ],
      limits,
    )
    .toArray();
  return {
    byStatus: new Map(rows.map(({ _id, count }) => [_id, count])),
    cod: rows.reduce((sum, row) => sum + row.cod, 0),
  };
}
