import type { Document } from 'mongodb';
import type { OrderRecord } from '../../domain/records.ts';
import { type MatchCandidate, toMatchTokens } from '../../domain/shipping/matchOrder.ts';
import type { OrderKey } from '../../domain/shipping/orderReference.ts';
import type { ShipmentRecord } from '../../domain/shipping/shipment.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type Page, pageAfter, type PageRequest } from '../page.ts';
import { orders } from './orders.ts';
import { shipments } from './plain.ts';

export type OpenParcel = Pick<
  ShipmentRecord,
  '_id' | 'connectionId' | 'orderReferences' | 'awb' | 'bookedAt'
>;

export interface FoundOrder extends MatchCandidate {
  orderedAt: Date;
}

/** Orders these parcels may belong to, of every shop of the workspace: look-ups by tokens, as people search. */
export async function findMatchCandidates(
  db: Database,
  workspaceId: string,
  parcels: readonly OpenParcel[],
): Promise<FoundOrder[]> {
  const tokens = toMatchTokens(parcels);
  if (tokens.length === 0) return [];
  const rows = await orders
    .collection(db)
    .find({
      workspaceId: requireTenant(workspaceId),
      searchTokens: { $in: tokens },
      deletedAt: null,
      test: false,
    })
    .project<Pick<OrderRecord, '_id' | 'orderNumber' | 'shopifyOrderId' | 'orderedAt' | 'lines'>>({
      orderNumber: 1,
      shopifyOrderId: 1,
      orderedAt: 1,
      'lines.awbNumber': 1,
      'lines.platformAwb': 1,
    })
    .toArray();
  return rows.map(({ lines, ...order }) => ({ ...order, awbNumbers: toAwbNumbers({ lines }) }));
}

/** Numbers an order's lines travel under, said by the platform or the warehouse. */
export function toAwbNumbers({ lines }: Pick<OrderRecord, 'lines'>): string[] {
  const said = lines.flatMap(({ awbNumber, platformAwb }) => [awbNumber, platformAwb]);
  return [...new Set(said.flatMap((awb) => awb ?? []))];
}

/** What a parcel that waits for its order may be found by. */
export interface OrderMarks {
  keys: readonly OrderKey[];
  awbNumbers: readonly string[];
}

/** Parcels without an order that one of these may be for; one a person took away from its order stays away. */
export async function findWaitingParcels(
  db: Database,
  workspaceId: string,
  { keys, awbNumbers }: OrderMarks,
): Promise<OpenParcel[]> {
  const ways: Document[] = [
    { referenceKeys: { $in: [...keys] } },
    { looseKeys: { $in: [...keys] } },
    ...(awbNumbers.length > 0 ? [{ awb: { $in: [...awbNumbers] } }] : []),
  ];
  const open = { workspaceId: requireTenant(workspaceId), orderId: null, linkedBy: null };
  const found = await Promise.all(
    ways.map((way) =>
      shipments
        .collection(db)
        .find({ ...open, ...way, deletedAt: null })
        .project<OpenParcel>({ connectionId: 1, orderReferences: 1, awb: 1, bookedAt: 1 })
        .toArray(),
    ),
  );
  return [...new Map(found.flat().map((row) => [row._id, row])).values()];
}

/** Links a parcel that has no order yet; whoever was faster is right. */
export async function saveMatch(
  db: Database,
  workspaceId: string,
  id: string,
  orderId: string,
): Promise<void> {
  await shipments
    .collection(db)
    .updateOne(
      { _id: id, workspaceId: requireTenant(workspaceId), orderId: null, linkedBy: null },
      { $set: { orderId, linkedBy: 'match' }, $inc: { rev: 1 } },
    );
}

/** Which of these orders were deleted. */
export async function findGoneOrders(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  return orders
    .collection(db)
    .find({
      _id: { $in: [...ids] },
      workspaceId: requireTenant(workspaceId),
      deletedAt: { $ne: null },
    })
    .project<{ _id: string }>({ _id: 1 })
    .map(({ _id }) => _id)
    .toArray();
}

/** Takes parcels away from orders that are no more, also those a person linked. */
export async function saveReleased(
  db: Database,
  workspaceId: string,
  orderIds: readonly string[],
): Promise<void> {
  await shipments
    .collection(db)
    .updateMany(
      { workspaceId: requireTenant(workspaceId), orderId: { $in: [...orderIds] } },
      { $set: { orderId: null, linkedBy: null }, $inc: { rev: 1 } },
    );
}

/** A person's word: never undone by a match. null takes the parcel away from its order. */
export async function saveLink(
  db: Database,
  workspaceId: string,
  id: string,
  orderId: string | null,
): Promise<void> {
  await shipments
    .collection(db)
    .updateOne(
      { _id: id, workspaceId: requireTenant(workspaceId) },
      { $set: { orderId, linkedBy: 'person' }, $inc: { rev: 1 } },
    );
}

export async function findShipment(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<ShipmentRecord | null> {
  return shipments
    .collection(db)
    .findOne({ _id: id, workspaceId: requireTenant(workspaceId), deletedAt: null });
}

/** Parcels of these orders, the first booked first. */
export async function findParcelsOf(
  db: Database,
  workspaceId: string,
  orderIds: readonly string[],
): Promise<ShipmentRecord[]> {
  return shipments
    .collection(db)
    .find({
      workspaceId: requireTenant(workspaceId),
      orderId: { $in: [...orderIds] },
      deletedAt: null,
    })
    .sort({ bookedAt: 1, _id: 1 })
    .toArray();
}

const unmatched = (workspaceId: string) => ({
  workspaceId: requireTenant(workspaceId),
  orderId: null,
  deletedAt: null,
  status: { $ne: 'cancelled' as const },
});

/** Parcels of no order, the last booked first. */
export async function findUnmatchedPage(
  db: Database,
  workspaceId: string,
  page: PageRequest,
): Promise<Page<ShipmentRecord>> {
  const sort = { field: 'bookedAt', direction: -1 } as const;
  return pageAfter(shipments.collection(db), unmatched(workspaceId), sort, page);
}

export async function countUnmatched(db: Database, workspaceId: string): Promise<number> {
  return shipments.collection(db).countDocuments(unmatched(workspaceId));
}
