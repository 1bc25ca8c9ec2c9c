import { type ShipmentRecord, toShipment } from '../../domain/shipping/shipment.ts';
import { shipments } from '../../models/records/plain.ts';
import { createPlainHandler } from './plainRecords.ts';

/** Parcels of couriers (spec 9.5, 10). */
export const shipmentHandler = createPlainHandler<'shipment', ShipmentRecord>({
  collection: shipments.collection,
  toRecord: (source, head, { platform, existing }) => toShipment(source, head, platform, existing),
});
