import { toLocalDate } from '../../domain/localDays.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { orders } from '../records/orders.ts';
import { adDays, costs, shipments } from '../records/plain.ts';
import { manualCosts } from './manualCosts.ts';

/** The first day there is anything of: an order, a campaign's day, a parcel, a cost. */
export async function findFirstDay(
  db: Database,
  workspaceId: string,
  timezone: string,
): Promise<string | null> {
  const where = { workspaceId: requireTenant(workspaceId) };
  const [order, parcel, ad, cost, manual] = await Promise.all([
    orders.collection(db).find(where).sort({ orderedAt: 1, _id: 1 }).limit(1).next(),
    shipments
      .collection(db)
      .find({ ...where, bookedAt: { $gt: '' } })
      .sort({ bookedAt: 1, _id: 1 })
      .limit(1)
      .next(),
    adDays.collection(db).find(where).sort({ date: 1, _id: 1 }).limit(1).next(),
    costs.collection(db).find(where).sort({ from: 1 }).limit(1).next(),
    manualCosts.collection(db).find(where).sort({ from: 1 }).limit(1).next(),
  ]);
  const moments = [order?.orderedAt, parcel?.bookedAt && new Date(parcel.bookedAt)];
  const dates = [
    ...moments.flatMap((moment) => (moment ? [toLocalDate(moment, timezone)] : [])),
    ...[ad?.date, cost?.from, manual?.from].flatMap((date) => date ?? []),
  ];
  return dates.toSorted()[0] ?? null;
}
