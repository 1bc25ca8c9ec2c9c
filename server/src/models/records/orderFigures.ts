import type { Filter } from 'mongodb';
import type { ErpRow } from '../../domain/reconcile.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { orders, type StoredOrder } from './orders.ts';

interface Dated {
  connectionId: string;
  from: Date;
  to: Date;
}

/** What a reconcile compares of the orders dated within [from, to). */
export async function findFiguresByDate(
  db: Database,
  workspaceId: string,
  { connectionId, from, to }: Dated,
): Promise<ErpRow[]> {
  return findFigures(db, {
    workspaceId: requireTenant(workspaceId),
    connectionId,
    orderedAt: { $gte: from, $lt: to },
  });
}

/** The same of some orders, whatever their date. */
export async function findFiguresById(
  db: Database,
  workspaceId: string,
  ids: string[],
): Promise<ErpRow[]> {
  if (ids.length === 0) return [];
  return findFigures(db, { _id: { $in: ids }, workspaceId: requireTenant(workspaceId) });
}

type Row = Pick<
  StoredOrder,
  'shopifyOrderId' | 'orderedAt' | 'totalAmount' | 'rawVersion' | 'deletedAt'
>;

async function findFigures(db: Database, where: Filter<StoredOrder>): Promise<ErpRow[]> {
  const rows = await orders
    .collection(db)
    .find(where)
    .project<Row>({ shopifyOrderId: 1, orderedAt: 1, totalAmount: 1, rawVersion: 1, deletedAt: 1 })
    .toArray();
  return rows.map((row) => ({
    externalId: row.shopifyOrderId,
    at: row.orderedAt,
    amount: row.totalAmount,
    rawVersion: row.rawVersion,
    deleted: row.deletedAt !== null && row.deletedAt !== undefined,
  }));
}
