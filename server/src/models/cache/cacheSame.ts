import { sha256 } from '../../lib/digest.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { cacheCollection, cacheId } from './cache.ts';
import type { CacheEntry } from './cacheTypes.ts';
import type { IntakeScope, Snapshot } from './intakeTypes.ts';

/**
 * External ids of the snapshots whose very bytes are stored already. For sources without a version of their own: by
 * newest wins the time of an import would make every row of a repeated file a new version.
 */
export async function findSameIds(
  db: Database,
  collection: string,
  scope: Pick<IntakeScope, 'workspaceId' | 'connectionId'>,
  snapshots: readonly Snapshot[],
): Promise<Set<string>> {
  const hashes = new Map(snapshots.map(({ raw, glance }) => [glance.externalId, sha256(raw)]));
  const rows = await cacheCollection(db, collection)
    .find<Pick<CacheEntry, 'externalId' | 'hash'>>(
      {
        _id: { $in: [...hashes.keys()].map((id) => cacheId(scope.connectionId, id)) },
        workspaceId: requireTenant(scope.workspaceId),
        deleted: false,
        // What retention took is not there to be processed again: the file brings it back.
        raw: { $type: 'binData' },
      },
      { projection: { externalId: 1, hash: 1 } },
    )
    .toArray();
  const same = rows.filter(({ externalId, hash }) => hashes.get(externalId) === hash);
  return new Set(same.map(({ externalId }) => externalId));
}
