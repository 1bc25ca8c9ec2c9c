import { cacheCollection } from './cache.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';

/** What the processor has to do in one stream. */
export interface OpenEntries {
  pending: number;
  processing: number;
  /** Failed ones that are tried again by themselves (spec 8.2). */
  retryScheduled: number;
  oldestPendingAt: Date | null;
}

const sumWhere = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } });
const isPending = { $eq: ['$status', 'pending'] };
const isClaimed = { $ne: [{ $ifNull: ['$claim', null] }, null] };

/** Counts through the index of open entries: what is finished costs nothing. */
export async function countOpenEntries(
  db: Database,
  workspaceId: string,
  name: string,
  connectionId: string,
): Promise<OpenEntries> {
  const [row] = await cacheCollection(db, name)
    .aggregate<OpenEntries>(
      [
        {
          $match: {
            connectionId,
            workspaceId: requireTenant(workspaceId),
            status: { $in: ['pending', 'failed'] },
          },
        },
        {
          $group: {
            _id: null,
            pending: sumWhere({ $and: [isPending, { $not: [isClaimed] }] }),
            processing: sumWhere({ $and: [isPending, isClaimed] }),
            retryScheduled: sumWhere({
              $and: [{ $not: [isPending] }, { $eq: [{ $type: '$due' }, 'date'] }],
            }),
            oldestPendingAt: { $min: { $cond: [isPending, '$receivedAt', null] } },
          },
        },
      ],
      { maxTimeMS: 5000 },
    )
    .toArray();
  return row ?? { pending: 0, processing: 0, retryScheduled: 0, oldestPendingAt: null };
}
