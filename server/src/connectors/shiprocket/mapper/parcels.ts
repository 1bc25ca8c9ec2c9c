import { isObject } from '../../kit/read/json.ts';
import { shipmentCodes } from './codes.ts';
import { toId } from './read.ts';

type Row = Record<string, unknown>;

/**
 * An order's shipments: a list where orders are listed, one object where one order is shown (platforms.md 2), none before there
 * is any. @returns null where it is none of these
 */
export function toParcelRows(order: Row): unknown[] | null {
  const { shipments } = order;
  if (shipments === null) return [];
  if (Array.isArray(shipments)) return shipments as unknown[];
  return isObject(shipments) ? [shipments] : null;
}

/** The same order with this parcel first: what the entry is about, and nothing left out. */
export function putFirst(order: Row, parcels: unknown[], parcel: unknown): Row {
  return { ...order, shipments: [parcel, ...parcels.filter((other) => other !== parcel)] };
}

export function toAwb(parcel: Row): string {
  return toPlain(parcel['awb'] ?? parcel['awb_code']);
}

/** Texts and numbers as text, everything else as nothing. */
export function toPlain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/**
 * The parcel an order's status, amount and charges are about: the one whose AWB they name, else the newest that was not
 * cancelled. A reassigned AWB leaves a cancelled parcel behind, whose charges were credited back.
 */
export function findCarrier(order: Row): string | null {
  const parcels = (toParcelRows(order) ?? []).filter(isObject);
  const told = isObject(order['awb_data']) ? toAwb(order['awb_data']) : '';
  const named = told === '' ? undefined : parcels.find((parcel) => toAwb(parcel) === told);
  if (named) return toId(named['id']);
  const alive = parcels.filter((parcel) => !isCancelled(parcel));
  const ids = (alive.length > 0 ? alive : parcels).flatMap(({ id }) => toId(id) ?? []);
  return ids.reduce<string | null>((newest, id) => (isNewer(id, newest) ? id : newest), null);
}

function isCancelled({ status }: Row): boolean {
  return shipmentCodes.get(Number(status))?.status === 'cancelled';
}

/** Ids are given in order; compared as numbers without turning them into doubles. */
function isNewer(id: string, than: string | null): boolean {
  if (than === null || id.length !== than.length) return id.length > (than?.length ?? 0);
  return id > than;
}
