import { type ShipmentRecord, toShipment } from '../../domain/shipping/shipment.ts';
import { findOrderTimes, markTimes } from '../../models/metrics/markDays.ts';
import { shipments } from '../../models/records/plain.ts';
import type { BatchContext } from '../deps.ts';
import { linkParcels } from '../effects/linkShipments.ts';
import { createPlainHandler } from './plainRecords.ts';

/** Parcels of couriers (spec 9.5, 10): they look for their order, and the days of both hear of them. */
export const shipmentHandler = createPlainHandler<'shipment', ShipmentRecord>({
  collection: shipments.collection,
  toRecord: (source, head, { platform, existing }) => toShipment(source, head, platform, existing),
  toPlace: ({ bookedAt }) => bookedAt ?? '',
  markDays: markParcelDays,
  onChanged: (context, parcels) =>
    linkParcels(
      context,
      parcels.filter(({ orderId, linkedBy, deletedAt }) => !orderId && !linkedBy && !deletedAt),
    ),
});

async function markParcelDays(
  { deps, connection }: BatchContext,
  rows: readonly ShipmentRecord[],
): Promise<void> {
  const orderIds = new Set(rows.flatMap(({ orderId }) => orderId ?? []));
  const booked = rows.flatMap(({ bookedAt }) => (bookedAt === null ? [] : [new Date(bookedAt)]));
  const ordered = await findOrderTimes(deps.db, connection.workspaceId, [...orderIds]);
  await markTimes(deps.db, connection.workspaceId, [...booked, ...ordered]);
}
