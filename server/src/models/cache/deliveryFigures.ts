import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { deliveries, type DeliveryOutcome, deliveryOutcomes } from './deliveries.ts';

/** How many deliveries came to what since then, read from one index alone; a repeat counts as duplicate. */
export async function countDeliveries(
  db: Database,
  workspaceId: string,
  connectionId: string,
  since: Date,
): Promise<Record<DeliveryOutcome, number>> {
  const groups = await deliveries
    .collection(db)
    .aggregate<{ _id: DeliveryOutcome; count: number; repeats: number }>(
      [
        {
          $match: {
            workspaceId: requireTenant(workspaceId),
            connectionId,
            receivedAt: { $gte: since },
          },
        },
        { $group: { _id: '$outcome', count: { $sum: 1 }, repeats: { $sum: '$repeats' } } },
      ],
      { maxTimeMS: 5000 },
    )
    .toArray();
  const counts = Object.fromEntries(deliveryOutcomes.map((name) => [name, 0])) as Record<
    DeliveryOutcome,
    number
  >;
  for (const { _id, count, repeats } of groups) {
    counts[_id] += count;
    counts.duplicate += repeats;
  }
  return counts;
}

/** When the last delivery of each of these connections came; connections without one are missing. */
export async function findLastDeliveries(
  db: Database,
  workspaceId: string,
  connectionIds: readonly string[],
): Promise<Map<string, Date>> {
  const found = await Promise.all(
    connectionIds.map((connectionId) => findLastLatencies(db, workspaceId, connectionId, 1)),
  );
  return new Map(
    connectionIds.flatMap((id, index) => {
      const [last] = found[index] ?? [];
      return last ? [[id, last.receivedAt]] : [];
    }),
  );
}

/** The last deliveries, newest first: when each came and how long it took to be stored, ms. */
export async function findLastLatencies(
  db: Database,
  workspaceId: string,
  connectionId: string,
  limit: number,
): Promise<{ receivedAt: Date; latencyMs: number }[]> {
  return deliveries
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId), connectionId }, { maxTimeMS: 5000 })
    .project<{ receivedAt: Date; latencyMs: number }>({ _id: 0, receivedAt: 1, latencyMs: 1 })
    .sort({ receivedAt: -1, _id: -1 })
    .limit(limit)
    .toArray();
}
