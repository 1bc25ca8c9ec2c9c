import type { OrderRecord } from '../../domain/records.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type OrderFilter, toOrderQuery } from './orderFilter.ts';
import { planSearch, type SearchPlan } from './orderSearch.ts';
import { orders } from './orders.ts';
import { type Page, pageAfter, type PageRequest } from '../page.ts';
import { withoutApplied } from './recordWrites.ts';

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
  const { search, ...rest } = filter;
  const { conditions, ...plan }: SearchPlan =
    search === undefined ? { conditions: [] } : await planSearch(db, workspaceId, search);
  const where = { $and: [toOrderQuery(workspaceId, rest), ...conditions] };
  const order = { field, direction, ...plan } as const;
  const found = await pageAfter(orders.collection(db), where, order, page);
  return { ...found, items: found.items.map((row) => withoutApplied<OrderRecord>(row)) };
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
