import { isObject } from '../kit/read/json.ts';
import { toSummary } from '../kit/read/summary.ts';
import type { Glance } from '../kit/types.ts';
import { toAwb, toParcelRows, toPlain } from './mapper/parcels.ts';
import { toId } from './mapper/read.ts';
import { toInstant } from './mapper/times.ts';

/** A time nobody can read: any later snapshot is newer, and the mapper says what is wrong. */
const unknownVersion = new Date(0);

/**
 * The cheap look: an order with the parcel the entry is about as the first of its shipments. Nothing personal in the summary.
 * @throws when there is no parcel with an id: it cannot be kept under any key.
 */
export function glanceParcel(body: unknown): Glance {
  if (!isObject(body)) throw new Error('The order is not an object');
  const [parcel] = toParcelRows(body) ?? [];
  const externalId = isObject(parcel) ? toId(parcel['id']) : null;
  if (!isObject(parcel) || externalId === null) throw new Error('The parcel has no id');
  return {
    externalId,
    sourceVersion: toInstant(body['updated_at']) ?? toInstant(body['created_at']) ?? unknownVersion,
    deleted: false,
    complete: true,
    marks: [],
    summary: toSummary({
      number: toPlain(body['channel_order_id']),
      status: body['status'],
      awb: toAwb(parcel),
      courier: parcel['courier'],
    }),
  };
}
