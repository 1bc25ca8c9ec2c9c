import type { CacheRow } from '../../domain/reconcile.ts';
import { defaultRules } from '../../domain/rules.ts';
import type { StageRun } from '../../ingest/runs/runStream.ts';
import { cacheId } from '../../models/cache/cache.ts';
import { findEntriesById } from '../../models/cache/cacheById.ts';
import type { CacheEntry } from '../../models/cache/cacheTypes.ts';
import { readEntry } from '../../process/readEntry.ts';

type Place = Pick<StageRun, 'deps' | 'connection' | 'stream'>;

/** Bodies held at once. */
const together = 200;

/** What the cache holds of these orders, read from the raw bodies themselves. */
export async function findCacheRows(place: Place, externalIds: string[]): Promise<CacheRow[]> {
  const { deps, connection, stream } = place;
  const rows: CacheRow[] = [];
  for (let start = 0; start < externalIds.length; start += together) {
    const some = externalIds.slice(start, start + together);
    const ids = some.map((externalId) => cacheId(connection._id, externalId));
    const found = await findEntriesById(deps.db, connection.workspaceId, stream.collection, ids);
    rows.push(...found.map((entry) => toCacheRow(place, entry)));
  }
  return rows;
}

function toCacheRow(place: Place, entry: CacheEntry): CacheRow {
  const { externalId, status, version, sourceVersion, receivedAt, deleted } = entry;
  const said = deleted ? null : readFigures(place, entry);
  return { externalId, status, version, sourceVersion, receivedAt, deleted, said };
}

function readFigures({ connection, stream }: Place, entry: CacheEntry): CacheRow['said'] {
  const { _id: id, workspaceId, currency, timezone } = connection;
  const rules = { ...defaultRules, ...connection.rules };
  const read = readEntry(stream, { id, workspaceId, currency, timezone, rules }, entry);
  const source = 'item' in read ? read.item.source : null;
  if (source === null || !('processedAt' in source)) return null;
  return { at: new Date(source.processedAt), amount: source.total };
}
