import { computePlace, type WorkspacePlace } from '../../domain/workspacePlace.ts';
import type { Database } from '../database.ts';
import { findConnectionPlaces } from './connectionsFind.ts';
import { findWorkspace } from './workspaces.ts';

/** Where a workspace does its sums: zone and currency, set or taken from its first connection. */
export async function findWorkspacePlace(
  db: Database,
  workspaceId: string,
): Promise<WorkspacePlace> {
  const [record, places] = await Promise.all([
    findWorkspace(db, workspaceId),
    findConnectionPlaces(db, workspaceId),
  ]);
  return computePlace(record, places);
}
