import { cacheCollection } from './cache.ts';
import type { Database } from '../database.ts';

/**
 * Sets failed entries pending again whose missing part appeared, e.g. `variant:123` (spec 4.7).
 * Their attempts start anew: what failed was not the entry.
 * @returns how many were woken.
 */
export async function wakeWaiting(
  db: Database,
  connectionId: string,
  collections: string[],
  keys: string[],
): Promise<number> {
  if (keys.length === 0) return 0;
  const results = await Promise.all(
    collections.map((name) =>
      cacheCollection(db, name).updateMany(
        { connectionId, status: 'failed', waitingFor: { $in: keys } },
        {
          $set: {
            status: 'pending',
            due: new Date(0),
            attempts: 0,
            claim: null,
            waitingFor: [],
            quarantined: false,
          },
        },
      ),
    ),
  );
  return results.reduce((sum, result) => sum + result.modifiedCount, 0);
}
