import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { inventoryLevels } from './inventory.ts';

/** A place that keeps stock. */
export interface LocationRow {
  locationId: string;
  name: string | null;
  connectionId: string;
}

/** The places of a workspace's stock by name: a jump from one to the next in the index, not a walk over all levels. */
export async function findLocations(
  db: Database,
  workspaceId: string,
  connectionId?: string,
): Promise<LocationRow[]> {
  const rows = await inventoryLevels
    .collection(db)
    .aggregate<LocationRow>([
      { $match: { workspaceId: requireTenant(workspaceId) } },
      { $sort: { locationId: 1 } },
      {
        $group: {
          _id: '$locationId',
          name: { $first: '$locationName' },
          connectionId: { $first: '$connectionId' },
        },
      },
      { $project: { _id: 0, locationId: '$_id', name: 1, connectionId: 1 } },
    ])
    .toArray();
  const own = rows.filter((row) => (connectionId ?? row.connectionId) === row.connectionId);
  const named = await Promise.all(own.map((row) => nameLocation(db, workspaceId, row)));
  return named.sort((left, right) =>
    (left.name ?? left.locationId).localeCompare(right.name ?? right.locationId, 'en'),
  );
}

/** Levels that came by webhook alone do not say what their place is called: another one may. */
async function nameLocation(
  db: Database,
  workspaceId: string,
  row: LocationRow,
): Promise<LocationRow> {
  if (row.name !== null) return row;
  const { locationId } = row;
  const level = await inventoryLevels
    .collection(db)
    .findOne({ workspaceId, locationId, locationName: { $gt: '' } }, { maxTimeMS: 2000 });
  return { ...row, name: level?.locationName ?? null };
}
