import type { DaySpan } from '../../domain/localDays.ts';
import type { DayOrder, DayRefund } from '../../domain/profit/dayTypes.ts';
import { atOnce } from '../atOnce.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { orders } from '../records/orders.ts';
import { toFields } from './fields.ts';

const lineFields = [
  'skuId',
  'skuCode',
  'shopifyProductId',
  'title',
  'qty',
  'lineTotal',
  'giftCard',
  'lineStatus',
  'unlinked',
].map((name) => `lines.${name}`);

const orderFields = toFields([
  'connectionId',
  'orderNumber',
  'orderedAt',
  'utm',
  'linkMarks',
  'currency',
  'totalAmount',
  'currentTotalAmount',
  'refundedAmount',
  'outstandingAmount',
  'taxAmount',
  'currentTaxAmount',
  'currentShippingAmount',
  'financialStatus',
  'paymentMethod',
  'partlyPrepaid',
  'paymentGatewayNames',
  'cancelledAt',
  'test',
  ...lineFields,
]);

/** Orders placed in a span of days; deleted ones are gone. */
export async function findSpanOrders(
  db: Database,
  workspaceId: string,
  { from, to }: DaySpan,
): Promise<DayOrder[]> {
  return orders
    .collection(db)
    .find(
      {
        workspaceId: requireTenant(workspaceId),
        orderedAt: { $gte: from, $lt: to },
        deletedAt: null,
      },
      atOnce,
    )
    .sort({ orderedAt: 1, _id: 1 })
    .project<DayOrder>(orderFields)
    .toArray();
}

/** Money given back in a span of days, whenever the orders were placed. */
export async function findSpanRefunds(
  db: Database,
  workspaceId: string,
  { from, to }: DaySpan,
): Promise<DayRefund[]> {
  const made = { $gte: from, $lt: to };
  return orders
    .collection(db)
    .aggregate<DayRefund>([
      {
        $match: {
          workspaceId: requireTenant(workspaceId),
          'refunds.refundedAt': made,
          deletedAt: null,
          test: false,
        },
      },
      { $project: { connectionId: 1, utm: 1, linkMarks: 1, currency: 1, refunds: 1 } },
      { $unwind: '$refunds' },
      { $match: { 'refunds.refundedAt': made } },
      {
        $project: {
          _id: 0,
          connectionId: 1,
          utm: 1,
          linkMarks: 1,
          currency: 1,
          amount: '$refunds.amount',
          refundedAt: '$refunds.refundedAt',
        },
      },
    ])
    .toArray();
}

/** When orders with a line of these SKUs were placed, from a moment on. */
export async function findOrderTimesBySku(
  db: Database,
  workspaceId: string,
  skuIds: readonly string[],
  from: Date | null,
): Promise<Date[]> {
  if (skuIds.length === 0) return [];
  return orders
    .collection(db)
    .find(
      {
        'lines.skuId': { $in: [...skuIds] },
        workspaceId: requireTenant(workspaceId),
        ...(from ? { orderedAt: { $gte: from } } : {}),
      },
      { projection: { orderedAt: 1 }, ...atOnce },
    )
    .map(({ orderedAt }) => orderedAt)
    .toArray();
}
