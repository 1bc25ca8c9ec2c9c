import { toLocalDate } from '../../domain/localDays.ts';
import { type DatedOrder, toOrderTimes } from '../../domain/profit/orderTimes.ts';
import { type ShipmentRecord, toBookedTimes } from '../../domain/shipping/shipment.ts';
import { findWorkspacePlace } from '../access/workspacePlace.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { orders } from '../records/orders.ts';
import { markDirtyDays } from './dirtyDays.ts';

/** The days of these orders, and of what was given back for them, have to be computed again. */
export async function markOrderDays(
  db: Database,
  workspaceId: string,
  changed: readonly DatedOrder[],
): Promise<void> {
  await markTimes(db, workspaceId, changed.flatMap(toOrderTimes));
}

/** The days of these parcels, and of the orders they belong to. */
export async function markParcelDays(
  db: Database,
  workspaceId: string,
  parcels: readonly Pick<ShipmentRecord, 'orderId' | 'bookedAt'>[],
): Promise<void> {
  const orderIds = new Set(parcels.flatMap(({ orderId }) => orderId ?? []));
  const ordered = await findOrderTimes(db, workspaceId, [...orderIds]);
  await markTimes(db, workspaceId, [...toBookedTimes(parcels), ...ordered]);
}

/** The workspace's days of some moments. */
export async function markTimes(
  db: Database,
  workspaceId: string,
  times: readonly Date[],
): Promise<void> {
  if (times.length === 0) return;
  const { timezone } = await findWorkspacePlace(db, workspaceId);
  const dates = new Set(times.map((time) => toLocalDate(time, timezone)));
  await markDirtyDays(db, workspaceId, dates);
}

/** When orders were placed, by id. */
async function findOrderTimes(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Date[]> {
  if (ids.length === 0) return [];
  return orders
    .collection(db)
    .find(
      { _id: { $in: [...ids] }, workspaceId: requireTenant(workspaceId) },
      { projection: { orderedAt: 1 } },
    )
    .map(({ orderedAt }) => orderedAt)
    .toArray();
}

/** When orders with a line of this code were placed. */
export async function findOrderTimesByCode(
  db: Database,
  workspaceId: string,
  codes: readonly string[],
): Promise<Date[]> {
  if (codes.length === 0) return [];
  const tokens = codes.map((code) => code.trim().toLowerCase());
  return orders
    .collection(db)
    .find(
      { workspaceId: requireTenant(workspaceId), searchTokens: { $in: tokens } },
      { projection: { orderedAt: 1 } },
    )
    .map(({ orderedAt }) => orderedAt)
    .toArray();
}
