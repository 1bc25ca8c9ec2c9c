import type { Document } from 'mongodb';
import type { OrderRecord, OrderStatus, PaymentMethod } from '../../domain/records.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { orders } from './orders.ts';
import { type Page, pageAfter, type PageRequest } from '../page.ts';
import { withoutApplied } from './recordWrites.ts';
import { toTokenConditions } from './searchTerms.ts';

export interface OrderFilter {
  status?: OrderStatus;
  /** null = neither known yet ("Unpaid"). */
  paymentMethod?: PaymentMethod | null;
  financialStatus?: string | null;
  fulfillmentStatus?: string | null;
  connectionId?: string;
  customerId?: string;
  /** As the platform writes it: `#1001`. */
  orderNumber?: string;
  shopifyOrderId?: string;
  test?: boolean;
  orderedFrom?: Date;
  /** Excluded. */
  orderedTo?: Date;
  /** Beginnings of number, platform id, name, e-mail, phone, SKU or AWB; all words must match. */
  search?: string;
}

export const orderSorts = ['-orderedAt', 'orderedAt', '-totalAmount', 'totalAmount'] as const;
export type OrderSort = (typeof orderSorts)[number];

/** Orders of a workspace, newest first unless told otherwise; deleted ones are left out. */
export async function findOrdersPage(
  db: Database,
  workspaceId: string,
  filter: OrderFilter,
  page: PageRequest & { sort?: OrderSort },
): Promise<Page<OrderRecord>> {
  const sort = page.sort ?? '-orderedAt';
  const field = sort.replace('-', '');
  const direction = sort.startsWith('-') ? -1 : 1;
  const where = toFilter(requireTenant(workspaceId), filter);
  const found = await pageAfter(orders.collection(db), where, { field, direction }, page);
  return { ...found, items: found.items.map((row) => withoutApplied<OrderRecord>(row)) };
}

function toFilter(workspaceId: string, filter: OrderFilter): Document {
  const { orderedFrom, orderedTo, search, ...equal } = filter;
  const range = {
    ...(orderedFrom ? { $gte: orderedFrom } : {}),
    ...(orderedTo ? { $lt: orderedTo } : {}),
  };
  const given = Object.entries(equal).filter(([, value]) => value !== undefined);
  const terms = toTokenConditions('searchTokens', search ?? '');
  if (filter.shopifyOrderId) terms.push({ searchTokens: filter.shopifyOrderId }); // by its index
  return {
    workspaceId,
    ...Object.fromEntries(given),
    deletedAt: null,
    ...(orderedFrom || orderedTo ? { orderedAt: range } : {}),
    ...(terms.length > 0 ? { $and: terms } : {}),
  };
}

export async function findOrder(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<OrderRecord | null> {
  const where = { _id: id, workspaceId: requireTenant(workspaceId) };
  const row = await orders.collection(db).findOne(where);
  return row && withoutApplied<OrderRecord>(row);
}

/**
 * Stores an order that a person changed, in place of `rev - 1` (warehouse moves).
 * @returns false when somebody else wrote first: read it again and apply the change anew.
 */
export async function saveOrder(
  db: Database,
  workspaceId: string,
  record: OrderRecord,
): Promise<boolean> {
  const { _id, ...fields } = record;
  const filter = { _id, workspaceId: requireTenant(workspaceId), rev: record.rev - 1 };
  const result = await orders.collection(db).updateOne(filter, { $set: fields });
  return result.matchedCount === 1;
}

/** Orders by status; the sum is the total, by construction (spec 8.5). */
export async function countOrdersByStatus(
  db: Database,
  workspaceId: string,
  connectionId?: string,
): Promise<{ byStatus: Partial<Record<OrderStatus, number>>; total: number }> {
  const groups = await orders
    .collection(db)
    .aggregate<{ _id: OrderStatus; count: number }>(
      [
        {
          $match: {
            workspaceId: requireTenant(workspaceId),
            deletedAt: null,
            ...(connectionId === undefined ? {} : { connectionId }),
          },
        },
        { $group: { _id: '$status', count: { $sum: 1 } } },
      ],
      { maxTimeMS: 5000 },
    )
    .toArray();
  const byStatus = Object.fromEntries(groups.map(({ _id, count }) => [_id, count]));
  return { byStatus, total: groups.reduce((sum, { count }) => sum + count, 0) };
}
