import { computePlace, type WorkspacePlace } from '../../domain/workspacePlace.ts';
import { findConnectionPlaces } from '../../models/access/connectionsFind.ts';
import {
  findWorkspace,
  saveWorkspaceChange,
  type WorkspaceChange,
} from '../../models/access/workspaces.ts';
import { markAllDays } from '../profit/markDays.ts';
import type { AuthDeps } from './auth.ts';

export interface WorkspaceView extends WorkspacePlace {
  id: string;
  name: string;
}

export async function findWorkspaceView(
  { db }: Pick<AuthDeps, 'db'>,
  id: string,
): Promise<WorkspaceView> {
  const [record, places] = await Promise.all([findWorkspace(db, id), findConnectionPlaces(db, id)]);
  return { id, name: record?.name ?? id, ...computePlace(record, places) };
}

export interface WorkspaceUpdate {
  name?: string | undefined;
  /** null: the zone of the first connection again. */
  timezone?: string | null | undefined;
}

export async function updateWorkspace(
  deps: AuthDeps,
  id: string,
  { name, timezone }: WorkspaceUpdate,
): Promise<WorkspaceView> {
  const change: WorkspaceChange = {
    ...(name === undefined ? {} : { name }),
    ...(timezone === undefined ? {} : { timezone }),
  };
  await saveWorkspaceChange(deps.db, id, change);
  // Orders lie on other days now.
  if (timezone !== undefined) await markAllDays(deps, id);
  return findWorkspaceView(deps, id);
}
