import type { OrderRecord } from '../../domain/records.ts';
import type { Database } from '../database.ts';
import { type OrderFilter, toOrderQuery } from './orderFilter.ts';
import { orders } from './orders.ts';
import type { OrderSort } from './ordersPage.ts';

const exported = [
  'orderNumber',
  'orderedAt',
  'status',
  'nextStep',
  'paymentMethod',
  'partlyPrepaid',
  'codAmount',
  'currency',
  'totalAmount',
  'financialStatus',
  'fulfillmentStatus',
  'customerName',
  'customerPhone',
  'customerEmail',
  'shippingAddress',
  'lines',
] as const;
export type ExportedOrder = Pick<OrderRecord, (typeof exported)[number]>;

const batchSize = 500;

/** Every order of a filter in the list's order, one after the other: however many, they never lie in memory together. */
export function findAllOrders(
  db: Database,
  workspaceId: string,
  filter: OrderFilter,
  sort: OrderSort,
): AsyncIterable<ExportedOrder> {
  const direction = sort.startsWith('-') ? -1 : 1;
  return orders
    .collection(db)
    .find(toOrderQuery(workspaceId, filter), { allowDiskUse: true, batchSize })
    .sort({ [sort.replace('-', '')]: direction, _id: direction })
    .project<ExportedOrder>(Object.fromEntries(exported.map((field) => [field, 1])));
}
