import type { CustomerOrderRow } from '../../domain/customer.ts';
import type { OrderRecord } from '../../domain/records.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { orders, type StoredOrder } from './orders.ts';
import { atOnce } from '../atOnce.ts';

/** Stored orders by id, with the mark of their last write. */
export async function findOrdersById(
  db: Database,
  workspaceId: string,
  ids: string[],
): Promise<Map<string, StoredOrder>> {
  if (ids.length === 0) return new Map();
  const rows = await orders
    .collection(db)
    .find({ _id: { $in: ids }, workspaceId: requireTenant(workspaceId) }, atOnce)
    .toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

/** What people call these orders. */
export async function findOrderNumbers(
  db: Database,
  workspaceId: string,
  ids: string[],
): Promise<Map<string, string>> {
  const rows = await orders
    .collection(db)
    .find({ _id: { $in: ids }, workspaceId: requireTenant(workspaceId) })
    .project<Pick<StoredOrder, '_id' | 'orderNumber'>>({ orderNumber: 1 })
    .toArray();
  return new Map(rows.map((row) => [row._id, row.orderNumber]));
}

/** Orders with a line of one of these SKUs. */
export async function findOrderIdsBySku(
  db: Database,
  workspaceId: string,
  skuIds: string[],
): Promise<string[]> {
  if (skuIds.length === 0) return [];
  return orders
    .collection(db)
    .find({ 'lines.skuId': { $in: skuIds }, workspaceId: requireTenant(workspaceId) })
    .project<{ _id: string }>({ _id: 1 })
    .map((row) => row._id)
    .toArray();
}

/** Orders with a line that was given up as deleted although its variant is one of these. */
export async function findOrderIdsByDeletedVariant(
  db: Database,
  workspaceId: string,
  connectionId: string,
  variantIds: string[],
): Promise<string[]> {
  if (variantIds.length === 0) return [];
  return orders
    .collection(db)
    .find({
      connectionId,
      'lines.unlinked': 'deleted',
      'lines.shopifyVariantId': { $in: variantIds },
      workspaceId: requireTenant(workspaceId),
    })
    .project<{ _id: string }>({ _id: 1 })
    .map((row) => row._id)
    .toArray();
}

export type FigureRow = Pick<
  OrderRecord,
  | '_id'
  | 'customerId'
  | 'shopifyCustomerId'
  | 'orderedAt'
  | 'test'
  | 'deletedAt'
  | 'cancelledAt'
  | 'currentTotalAmount'
  | 'currency'
>;

/** What customers' figures are made of, from the index alone. */
export async function findFigureRows(
  db: Database,
  workspaceId: string,
  customerIds: string[],
): Promise<Map<string, FigureRow[]>> {
  requireTenant(workspaceId);
  const rows = await orders
    .collection(db)
    .find({ customerId: { $in: customerIds } })
    .project<FigureRow>({
      customerId: 1,
      shopifyCustomerId: 1,
      orderedAt: 1,
      test: 1,
      deletedAt: 1,
      cancelledAt: 1,
      currentTotalAmount: 1,
      currency: 1,
    })
    .batchSize(atOnce.batchSize)
    .toArray();
  return groupByCustomer(rows);
}

/** What some orders tell of their customers, by order. */
export async function findIdentities(
  db: Database,
  workspaceId: string,
  orderIds: string[],
): Promise<Map<string, CustomerOrderRow>> {
  if (orderIds.length === 0) return new Map();
  const rows = await orders
    .collection(db)
    .find({ _id: { $in: orderIds }, workspaceId: requireTenant(workspaceId) }, atOnce)
    .project<CustomerOrderRow & { _id: string }>({
      shopifyOrderId: 1,
      customerEmail: 1,
      customerPhone: 1,
      customerFirstName: 1,
      customerLastName: 1,
      shippingAddress: 1,
      billingAddress: 1,
      currentTotalAmount: 1,
      currency: 1,
      test: 1,
      orderedAt: 1,
      cancelledAt: 1,
      deletedAt: 1,
    })
    .toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

function groupByCustomer<T extends Pick<OrderRecord, 'customerId'>>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const list = groups.get(row.customerId ?? '');
    if (list) list.push(row);
    else groups.set(row.customerId ?? '', [row]);
  }
  return groups;
}

export type GuestOrder = FigureRow & Pick<OrderRecord, 'rev' | 'customerEmailKey'>;

/** Orders that name no customer but one of these e-mail addresses. */
export async function findGuestOrders(
  db: Database,
  workspaceId: string,
  connectionId: string,
  emailKeys: string[],
): Promise<GuestOrder[]> {
  if (emailKeys.length === 0) return [];
  return orders
    .collection(db)
    .find({
      connectionId,
      customerEmailKey: { $in: emailKeys },
      shopifyCustomerId: { $type: 'null' },
      workspaceId: requireTenant(workspaceId),
    })
    .project<GuestOrder>({
      rev: 1,
      customerId: 1,
      customerEmailKey: 1,
      shopifyCustomerId: 1,
      orderedAt: 1,
      test: 1,
      deletedAt: 1,
      cancelledAt: 1,
      currentTotalAmount: 1,
      currency: 1,
    })
    .toArray();
}

/** Addresses of guests' orders that these customers hold. */
export async function findGuestKeys(
  db: Database,
  workspaceId: string,
  customerIds: string[],
): Promise<string[]> {
  if (customerIds.length === 0) return [];
  const where = { customerId: { $in: customerIds }, workspaceId: requireTenant(workspaceId) };
  const rows = await orders
    .collection(db)
    .find({ ...where, shopifyCustomerId: null })
    .project<Pick<OrderRecord, 'customerEmailKey'>>({ _id: 0, customerEmailKey: 1 })
    .toArray();
  return [...new Set(rows.flatMap((row) => row.customerEmailKey ?? []))];
}

/** Gives guest orders to their customer (or takes them back), guarded by `rev`. @returns how many were written. */
export async function saveGuestOwners(
  db: Database,
  workspaceId: string,
  changes: { order: Pick<GuestOrder, '_id' | 'rev'>; customerId: string | null }[],
): Promise<number> {
  if (changes.length === 0) return 0;
  const operations = changes.map(({ order, customerId }) => ({
    updateOne: {
      filter: { _id: order._id, rev: order.rev, workspaceId: requireTenant(workspaceId) },
      update: { $set: { customerId, updatedAt: new Date() }, $inc: { rev: 1 } },
    },
  }));
  return (await orders.collection(db).bulkWrite(operations, { ordered: false })).modifiedCount;
}
