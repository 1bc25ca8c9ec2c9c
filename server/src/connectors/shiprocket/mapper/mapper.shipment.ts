import type { Issue, ReadResult } from '../../../domain/source.ts';
import type { ShipmentStatus, SourceShipment } from '../../../domain/sourceShipment.ts';
import { isObject } from '../../kit/read/json.ts';
import { addIssue, type Place } from '../../kit/read/place.ts';
import { refuseBody, toResult } from '../../kit/read/result.ts';
import { readCharges, unknownCharges } from './charges.ts';
import { isReturnCode, orderCodes, shipmentCodes } from './codes.ts';
import { findCarrier, toParcelRows } from './parcels.ts';
import {
  currency,
  readAmount,
  readChild,
  readCode,
  readFlag,
  readRequiredTime,
  readText,
  readTime,
  toId,
} from './read.ts';

/** PURE. An order as listed or shown, with the parcel the entry is about as the first of its shipments. */
export function toShipment(body: unknown): ReadResult<SourceShipment> {
  const issues: Issue[] = [];
  if (!isObject(body)) return refuseBody();
  const order: Place = { data: body, path: '', issues };
  const parcel = readParcel(order);
  if (!parcel) return { ok: false, issues };
  return toResult(readShipment(order, parcel), issues);
}

function readParcel(order: Place): Place | null {
  const [first] = toParcelRows(order.data) ?? [];
  if (isObject(first)) return { ...order, data: first, path: 'shipments[0]' };
  addIssue(order, 'shipments', 'must hold the parcel');
  return null;
}

function readShipment(order: Place, parcel: Place): SourceShipment {
  const externalId = toId(parcel.data['id']);
  if (externalId === null) addIssue(parcel, 'id', 'is missing or is no id');
  // Status text, amount and charges of an order are about one of its parcels only.
  const carries = externalId !== null && findCarrier(order.data) === externalId;
  const { status, text } = readStatus(order, parcel, carries);
  const paymentMethod = readPaymentMethod(order);
  const charges = carries ? findCharges(order) : null;
  const collects = paymentMethod === 'COD';
  return {
    externalId: externalId ?? '',
    orderReferences: [readText(order, 'channel_order_id')].filter((told) => told !== null),
    awb: readText(parcel, 'awb') ?? readText(parcel, 'awb_code'),
    courier: readText(parcel, 'courier') ?? readText(parcel, 'courier_name'),
    status,
    statusText: text,
    paymentMethod,
    codAmount: carries && collects ? readAmount(order, 'total') : null,
    currency,
    ...(charges ? readCharges(charges, { status, collects }) : unknownCharges),
    isReturn: readFlag(order, 'is_return') || isReturnCode(readCode(order, 'status_code')),
    ...readTimes(order, parcel),
  };
}

type Times = 'bookedAt' | 'shippedAt' | 'deliveredAt' | 'rtoDeliveredAt' | 'updatedAt';

function readTimes(order: Place, parcel: Place): Pick<SourceShipment, Times> {
  return {
    bookedAt: readTime(parcel, 'awb_assign_date') ?? readTime(order, 'created_at'),
    shippedAt: readTime(parcel, 'shipped_date'),
    deliveredAt: readTime(parcel, 'delivered_date'),
    rtoDeliveredAt: readTime(parcel, 'rto_delivered_date'),
    updatedAt: readTime(order, 'updated_at') ?? readRequiredTime(order, 'created_at'),
  };
}

interface ReadStatus {
  status: ShipmentStatus;
  text: string | null;
}

/** The parcel's own code counts; where it has none yet, the order's, which is of the other list. */
function readStatus(order: Place, parcel: Place, carries: boolean): ReadStatus {
  const own = readCode(parcel, 'status') || null;
  const told = carries ? readText(order, 'status') : null;
  const known =
    own !== null
      ? shipmentCodes.get(own)
      : orderCodes.get((carries && readCode(order, 'status_code')) || 0);
  return { status: known?.status ?? 'unknown', text: told ?? known?.text ?? readWord(parcel) };
}

/** A code or word nobody knows is kept for people. */
function readWord({ data }: Place): string | null {
  const { status } = data;
  return typeof status === 'string' || typeof status === 'number' ? String(status) || null : null;
}

function readPaymentMethod(order: Place): SourceShipment['paymentMethod'] {
  const told = readText(order, 'payment_method')?.toLowerCase();
  if (told === 'cod') return 'COD';
  if (told === 'prepaid') return 'Prepaid';
  if (told !== undefined) return null;
  return readFlag(order, 'cod') ? 'COD' : null;
}

function findCharges(order: Place): Place | null {
  const data = readChild(order, 'awb_data');
  return data && readChild(data, 'charges');
}
