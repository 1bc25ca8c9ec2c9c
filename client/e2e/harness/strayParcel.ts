import { toShipment } from '../../../server/src/domain/shipping/shipment.ts';
import type { SourceShipment } from '../../../server/src/domain/sourceShipment.ts';
import { closeDatabase, type Database, openDatabase } from '../../../server/src/models/database.ts';
import { orders } from '../../../server/src/models/records/orders.ts';
import { shipments } from '../../../server/src/models/records/plain.ts';
import type { Place } from './place.ts';

const source = {
  externalId: 'stray',
  orderReferences: ['MANUAL-7'],
  courier: 'Delhivery',
  status: 'delivered',
  statusText: 'Delivered',
  paymentMethod: 'COD',
  codAmount: 99_900,
  currency: 'INR',
  charges: { forward: 7_500, cod: 3_000, rto: null },
  chargesFinal: true,
  isReturn: false,
  shippedAt: null,
  deliveredAt: null,
  rtoDeliveredAt: null,
  updatedAt: '2026-01-01T00:00:00.000Z',
} satisfies Omit<SourceShipment, 'awb' | 'bookedAt'>;

/**
 * A courier's parcel whose order nobody knows. Straight into the database: a courier's account would stay in the lists
 * of all other specs.
 */
export function strayParcel(place: Place, awb: string): Promise<void> {
  return use(place, async (db) => {
    const sample = await orders.collection(db).findOne({ connectionId: place.connectionId });
    if (!sample) throw new Error('The service has no orders');
    const now = new Date();
    const head = {
      id: toId(place, awb),
      workspaceId: sample.workspaceId,
      connectionId: place.connectionId,
      rawVersion: 1,
      sourceVersion: now,
      now,
    };
    const parcel = toShipment(
      { ...source, awb, bookedAt: now.toISOString() },
      head,
      'shiprocket',
      null,
    );
    await shipments.collection(db).insertOne(parcel);
  });
}

export function removeParcel(place: Place, awb: string): Promise<void> {
  return use(place, async (db) => {
    await shipments.collection(db).deleteOne({ _id: toId(place, awb) });
  });
}

const toId = (place: Place, awb: string) => `${place.connectionId}:${awb}`;

async function use(place: Place, work: (db: Database) => Promise<void>): Promise<void> {
  const db = await openDatabase(place.mongodbUri, 'sluice-spec');
  try {
    await work(db);
  } finally {
    await closeDatabase(db);
  }
}
