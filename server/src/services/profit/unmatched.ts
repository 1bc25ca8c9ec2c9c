import type { ShipmentRecord } from '../../domain/shipping/shipment.ts';
import { ProblemError } from '../../lib/errors.ts';
import type { Database } from '../../models/database.ts';
import { markParcelDays } from '../../models/metrics/markDays.ts';
import { findOrder } from '../../models/records/ordersPage.ts';
import {
  findMatchCandidates,
  findParcelsOf,
  findShipment,
  saveLink,
} from '../../models/records/shipmentLinks.ts';

/** What people read above the list (spec 13). */
export function toUnmatchedMessage(total: number): string | null {
  if (total === 0) return null;
  const costs = total === 1 ? 'shipping cost' : 'shipping costs';
  return `${total} ${costs} could not be matched to orders`;
}

/** What couriers carried for an order. @throws ProblemError 404 */
export async function findOrderParcels(
  db: Database,
  workspaceId: string,
  orderId: string,
): Promise<ShipmentRecord[]> {
  const order = await findOrder(db, workspaceId, orderId);
  if (!order) throw new ProblemError(404, 'not_found', 'There is nothing here');
  return findParcelsOf(db, workspaceId, [orderId]);
}

/** Links a parcel to an order by a person's word. @throws ProblemError 404, 422 where the order is not found or not one */
export async function linkShipment(
  db: Database,
  workspaceId: string,
  id: string,
  asked: { orderId?: string | undefined; orderNumber?: string | undefined },
): Promise<string> {
  const parcel = await requireShipment(db, workspaceId, id);
  const orderId = await requireOrder(db, workspaceId, asked);
  await saveLink(db, workspaceId, id, orderId);
  await markParcelDays(db, workspaceId, [parcel, { ...parcel, orderId }]);
  return orderId;
}

/** Takes a parcel away from its order; it stays away until a person links it. @throws ProblemError 404 */
export async function unlinkShipment(db: Database, workspaceId: string, id: string): Promise<void> {
  const parcel = await requireShipment(db, workspaceId, id);
  await saveLink(db, workspaceId, id, null);
  await markParcelDays(db, workspaceId, [parcel]);
}

async function requireShipment(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<ShipmentRecord> {
  const parcel = await findShipment(db, workspaceId, id);
  if (parcel) return parcel;
  throw new ProblemError(404, 'not_found', 'There is nothing here');
}

async function requireOrder(
  db: Database,
  workspaceId: string,
  { orderId, orderNumber }: { orderId?: string | undefined; orderNumber?: string | undefined },
): Promise<string> {
  if (orderId !== undefined) {
    const order = await findOrder(db, workspaceId, orderId);
    if (order && !order.test && order.deletedAt === null) return order._id;
    throw refuse('orderId', 'is no order of ours');
  }
  const asked = { _id: '', connectionId: '', orderReferences: [orderNumber ?? ''] };
  const parcel = { ...asked, awb: null, bookedAt: null };
  const found = await findMatchCandidates(db, workspaceId, [parcel]);
  const [only, ...others] = found;
  if (!only) throw refuse('orderNumber', 'is no order of ours');
  if (others.length > 0) throw refuse('orderNumber', 'is the number of several orders');
  return only._id;
}

function refuse(field: string, message: string): ProblemError {
  const errors = [{ field, message }];
  return new ProblemError(422, 'invalid_request', `${field}: ${message}`, { errors });
}
