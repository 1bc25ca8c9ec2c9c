import type { IngestDeps } from '../../ingest/deps.ts';
import { dropOldRaw } from '../../models/cache/cacheRetention.ts';
import { findAllConnections } from '../../models/access/connections.ts';
import { findServerTime } from '../../models/serverTime.ts';

const dayMs = 24 * 60 * 60_000;

/** Raw data of processed entries older than their stream's setting goes; without a setting all is kept (spec 2.6). */
export async function runRetention(deps: IngestDeps): Promise<number> {
  const now = (await findServerTime(deps.db)).getTime();
  let dropped = 0;
  for (const connection of await findAllConnections(deps.db)) {
    const connector = deps.registry.all().find(({ id }) => id === connection.platform);
    for (const { name, collection } of connector?.streams ?? []) {
      const days = connection.retentionDays?.[name];
      if (days === undefined) continue;
      const before = new Date(now - days * dayMs);
      const { _id, workspaceId } = connection;
      dropped += await dropOldRaw(deps.db, workspaceId, { collection, connectionId: _id }, before);
    }
  }
  return dropped;
}
