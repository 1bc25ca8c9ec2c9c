import { type ShipmentRecord, toShipment } from '../../domain/shipping/shipment.ts';
import { markParcelDays } from '../../models/metrics/markDays.ts';
import { shipments } from '../../models/records/plain.ts';
import { linkParcels } from '../effects/linkShipments.ts';
import { createPlainHandler } from './plainRecords.ts';

/** Parcels of couriers (spec 9.5, 10): they look for their order, and the days of both hear of them. */
export const shipmentHandler = createPlainHandler<'shipment', ShipmentRecord>({
  collection: shipments.collection,
  toRecord: (source, head, { platform, existing }) => toShipment(source, head, platform, existing),
  toPlace: ({ bookedAt }) => bookedAt ?? '',
  markDays: ({ deps, connection }, parcels) =>
    markParcelDays(deps.db, connection.workspaceId, parcels),
  onChanged: (context, parcels) =>
    linkParcels(
      context,
      parcels.filter(({ orderId, linkedBy, deletedAt }) => !orderId && !linkedBy && !deletedAt),
    ),
});
