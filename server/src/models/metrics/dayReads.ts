import type { Document } from 'mongodb';
import type { KnownCampaign } from '../../domain/profit/attribution.ts';
import type { DayAd, DayOrder, DayParcel, DayRefund } from '../../domain/profit/dayTypes.ts';
import type { LocalDay } from '../../domain/localDays.ts';
import { atOnce } from '../atOnce.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { orders } from '../records/orders.ts';
import { adDays, costs, shipments, skuCosts } from '../records/plain.ts';
import { skus } from '../records/catalog.ts';

const toFields = (names: readonly string[]): Document =>
  Object.fromEntries(names.map((name) => [name, 1]));

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

/** Orders placed on a day; deleted ones are gone. */
export async function findDayOrders(
  db: Database,
  workspaceId: string,
  { from, to }: LocalDay,
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

/** Money given back on a day, whenever the orders were placed. */
export async function findDayRefunds(
  db: Database,
  workspaceId: string,
  { from, to }: LocalDay,
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
      { $project: { connectionId: 1, utm: 1, currency: 1, refunds: 1 } },
      { $unwind: '$refunds' },
      { $match: { 'refunds.refundedAt': made } },
      {
        $project: { _id: 0, connectionId: 1, utm: 1, currency: 1, amount: '$refunds.amount' },
      },
    ])
    .toArray();
}

const parcelFields = toFields([
  'connectionId',
  'orderId',
  'status',
  'isReturn',
  'charges',
  'chargesFinal',
  'currency',
]);

export async function findParcelsOfOrders(
  db: Database,
  workspaceId: string,
  orderIds: readonly string[],
): Promise<DayParcel[]> {
  if (orderIds.length === 0) return [];
  return shipments
    .collection(db)
    .find(
      {
        workspaceId: requireTenant(workspaceId),
        orderId: { $in: [...orderIds] },
        deletedAt: null,
      },
      { projection: parcelFields, ...atOnce },
    )
    .sort({ _id: 1 })
    .toArray();
}

export async function findBookedParcels(
  db: Database,
  workspaceId: string,
  { from, to }: LocalDay,
): Promise<DayParcel[]> {
  return shipments
    .collection(db)
    .find(
      {
        workspaceId: requireTenant(workspaceId),
        bookedAt: { $gte: from.toISOString(), $lt: to.toISOString() },
        deletedAt: null,
      },
      { projection: parcelFields, ...atOnce },
    )
    .sort({ _id: 1 })
    .toArray();
}

/** Campaign days of some dates. */
export async function findAdDays(
  db: Database,
  workspaceId: string,
  dates: readonly string[],
): Promise<(DayAd & { date: string })[]> {
  return adDays
    .collection(db)
    .find(
      { workspaceId: requireTenant(workspaceId), date: { $in: [...dates] }, deletedAt: null },
      atOnce,
    )
    .sort({ _id: 1 })
    .toArray();
}

/** Every campaign there is, by its newest name. */
export async function findKnownCampaigns(
  db: Database,
  workspaceId: string,
): Promise<KnownCampaign[]> {
  return adDays
    .collection(db)
    .aggregate<KnownCampaign>([
      { $match: { workspaceId: requireTenant(workspaceId), deletedAt: null } },
      { $sort: { workspaceId: 1, connectionId: 1, campaignId: 1, date: -1 } },
      {
        $group: {
          _id: { connectionId: '$connectionId', campaignId: '$campaignId' },
          platform: { $first: '$platform' },
          name: { $first: '$campaignName' },
          channel: { $first: '$channel' },
          status: { $first: '$campaignStatus' },
        },
      },
      {
        $project: {
          _id: 0,
          connectionId: '$_id.connectionId',
          campaignId: '$_id.campaignId',
          platform: 1,
          name: 1,
          channel: 1,
          status: 1,
        },
      },
      { $sort: { connectionId: 1, campaignId: 1 } },
    ])
    .toArray();
}

/** Imported costs that touch a stretch of days. */
export async function findCostsBetween(
  db: Database,
  workspaceId: string,
  { from, to }: { from: string; to: string },
) {
  return costs
    .collection(db)
    .find(
      {
        workspaceId: requireTenant(workspaceId),
        from: { $lte: to },
        to: { $gte: from },
        deletedAt: null,
      },
      atOnce,
    )
    .sort({ _id: 1 })
    .toArray();
}

/** What the platform says now of these SKUs' cost. */
export async function findSkuCostsNow(
  db: Database,
  workspaceId: string,
  skuIds: readonly string[],
): Promise<{ _id: string; cost: number | null; currency: string }[]> {
  if (skuIds.length === 0) return [];
  return skus
    .collection(db)
    .find(
      { _id: { $in: [...skuIds] }, workspaceId: requireTenant(workspaceId) },
      { projection: { cost: 1, currency: 1 }, ...atOnce },
    )
    .toArray();
}

/** Costs of SKUs that came by file, by code. */
export async function findSkuCostsByKey(
  db: Database,
  workspaceId: string,
  skuKeys: readonly string[],
) {
  if (skuKeys.length === 0) return [];
  return skuCosts
    .collection(db)
    .find(
      {
        workspaceId: requireTenant(workspaceId),
        skuKey: { $in: [...skuKeys] },
        deletedAt: null,
      },
      atOnce,
    )
    .sort({ _id: 1 })
    .toArray();
}

/** The first and the last day of an order. */
export async function findOrderSpan(
  db: Database,
  workspaceId: string,
): Promise<{ first: Date; last: Date } | null> {
  const where = { workspaceId: requireTenant(workspaceId) };
  const one = (direction: 1 | -1) =>
    orders
      .collection(db)
      .find(where, { projection: { orderedAt: 1 } })
      .sort({ orderedAt: direction, _id: direction })
      .limit(1)
      .next();
  const [first, last] = await Promise.all([one(1), one(-1)]);
  return first && last ? { first: first.orderedAt, last: last.orderedAt } : null;
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
