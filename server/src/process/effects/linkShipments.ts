import type { OrderRecord } from '../../domain/records.ts';
import { matchOrder } from '../../domain/shipping/matchOrder.ts';
import { toOrderKeys } from '../../domain/shipping/orderReference.ts';
import { toBookedTimes } from '../../domain/shipping/shipment.ts';
import { markTimes } from '../../models/metrics/markDays.ts';
import {
  findGoneOrders,
  findMatchCandidates,
  findParcelsOf,
  findWaitingParcels,
  type OpenParcel,
  saveMatch,
  saveReleased,
  toAwbNumbers,
} from '../../models/records/shipmentLinks.ts';
import type { BatchContext } from '../deps.ts';

/** Looks for the orders of parcels that have none, and says so to the days of both (spec 9.5). */
export async function linkParcels(
  { deps, connection }: BatchContext,
  parcels: readonly OpenParcel[],
): Promise<void> {
  if (parcels.length === 0) return;
  const { db } = deps;
  const { workspaceId } = connection;
  const candidates = await findMatchCandidates(db, workspaceId, parcels);
  const matches = parcels.flatMap((parcel) => {
    const orderId = matchOrder(parcel, candidates);
    const order = candidates.find(({ _id }) => _id === orderId);
    return order ? [{ parcel, order }] : [];
  });
  const times = [
    ...matches.map(({ order }) => order.orderedAt),
    ...toBookedTimes(matches.map(({ parcel }) => parcel)),
  ];
  // Before as well: whoever comes after a crash finds them linked, and nothing to tell.
  await markTimes(db, workspaceId, times);
  for (const { parcel, order } of matches) await saveMatch(db, workspaceId, parcel._id, order._id);
  // An order that is deleted meanwhile has released what it knew of.
  const gone = await findGoneOrders(
    db,
    workspaceId,
    matches.map(({ order }) => order._id),
  );
  if (gone.length > 0) await saveReleased(db, workspaceId, gone);
  await markTimes(db, workspaceId, times);
}

/**
 * An order that was deleted bears no cost any more: its parcels are nobody's, a cost of their day, until another order is theirs.
 * They are released before the days hear of it a second time, so that whoever computes in between is corrected.
 */
export async function releaseParcels(
  context: BatchContext,
  orders: readonly OrderRecord[],
): Promise<void> {
  const gone = orders.filter(({ deletedAt }) => deletedAt !== null).map(({ _id }) => _id);
  if (gone.length === 0) return;
  const { db } = context.deps;
  const { workspaceId } = context.connection;
  const parcels = await findParcelsOf(db, workspaceId, gone);
  if (parcels.length === 0) return;
  const times = toBookedTimes(parcels);
  await markTimes(db, workspaceId, times);
  await saveReleased(db, workspaceId, gone);
  await markTimes(db, workspaceId, times);
  await linkParcels(context, parcels);
}

/** Parcels that came before their order find it now: both sides look after they have written, so one sees the other. */
export async function linkWaitingParcels(
  context: BatchContext,
  orders: readonly OrderRecord[],
): Promise<void> {
  if (orders.length === 0) return;
  const { deps, connection } = context;
  const marks = {
    keys: orders.flatMap(toOrderKeys),
    awbNumbers: orders.flatMap(toAwbNumbers),
  };
  const waiting = await findWaitingParcels(deps.db, connection.workspaceId, marks);
  await linkParcels(context, waiting);
}
