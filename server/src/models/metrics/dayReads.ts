import type { DayAd, DayParcel } from '../../domain/profit/dayTypes.ts';
import type { DaySpan } from '../../domain/localDays.ts';
import { atOnce } from '../atOnce.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { adDays, costs, shipments } from '../records/plain.ts';
import { toFields } from './fields.ts';

const parcelFields = toFields([
  'connectionId',
  'orderId',
  'status',
  'isReturn',
  'charges',
  'chargesFinal',
  'currency',
  'bookedAt',
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
  { from, to }: DaySpan,
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
