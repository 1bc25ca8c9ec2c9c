import type { StreamDefinition } from '../kit/types.ts';
import { fetchParcel } from './fetch/fetchOne.ts';
import { createPages } from './fetch/pages.ts';
import { glanceParcel } from './glance.ts';
import { toShipment } from './mapper/mapper.shipment.ts';

/**
 * One entry per parcel. The lookback reads all parcels that changed within 30 days every hour: courier charges come up to weeks
 * after the parcel, and a delivered one may still turn back (platforms.md 2).
 */
const shipments: StreamDefinition<'shipment'> = {
  name: 'shipments',
  kind: 'shipment',
  collection: 'shiprocket_shipment_cache',
  priority: 3,
  schedule: { everyMinutes: 60, lookbackHours: 30 * 24 },
  firstDays: 90,
  glance: glanceParcel,
  read: toShipment,
  pages: createPages(),
  fetchOne: fetchParcel,
};

export const streams: StreamDefinition[] = [shipments];
