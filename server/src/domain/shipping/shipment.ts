import { type PlainRecord, type SnapshotHead, toPlainBase } from '../plainRecord.ts';
import type { SourceShipment } from '../sourceShipment.ts';
import { toLooseKeys } from './matchOrder.ts';
import { toReferenceKeys } from './orderReference.ts';

/** A parcel, and the order it belongs to once that is known (spec 9.5). */
export interface ShipmentRecord
  extends PlainRecord,
    Omit<SourceShipment, 'externalId' | 'updatedAt'> {
  platform: string;
  /** What it may be found by: normalised references, most trusted first. */
  referenceKeys: string[];
  /** The same without what a courier added. */
  looseKeys: string[];
  orderId: string | null;
  /** `person`: linked by hand, never undone by a match. */
  linkedBy: 'match' | 'person' | null;
}

/** When these parcels were booked, as far as that is known. */
export function toBookedTimes(parcels: readonly Pick<ShipmentRecord, 'bookedAt'>[]): Date[] {
  return parcels.flatMap(({ bookedAt }) => (bookedAt === null ? [] : [new Date(bookedAt)]));
}

/** PURE. What a person or a match linked is kept. */
export function toShipment(
  source: SourceShipment,
  head: SnapshotHead,
  platform: string,
  existing: ShipmentRecord | null,
): ShipmentRecord {
  const { externalId: _, updatedAt: _seen, ...parcel } = source;
  return {
    ...parcel,
    ...toPlainBase(head),
    platform,
    referenceKeys: [...new Set(source.orderReferences.flatMap(toReferenceKeys))],
    looseKeys: toLooseKeys(source.orderReferences),
    orderId: existing?.orderId ?? null,
    linkedBy: existing?.linkedBy ?? null,
  };
}
