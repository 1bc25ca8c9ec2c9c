import { type ConnectionRecord, connections } from './connections.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';

export type ProcessorConnection = Pick<
  ConnectionRecord,
  '_id' | 'workspaceId' | 'platform' | 'currency' | 'timezone' | 'rules'
>;

/** For the processor, which serves every workspace: what the rules need of these connections. */
export async function findProcessorConnections(
  db: Database,
  ids: string[],
): Promise<Map<string, ProcessorConnection>> {
  const rows = await connections
    .collection(db)
    .find({ _id: { $in: ids } })
    .project<ProcessorConnection>({
      workspaceId: 1,
      platform: 1,
      currency: 1,
      timezone: 1,
      rules: 1,
    })
    .toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

/** Connections whose processing a person paused (spec 8.2). */
export async function findPausedIds(db: Database): Promise<string[]> {
  return connections
    .collection(db)
    .find({ processorPaused: true })
    .project<{ _id: string }>({ _id: 1 })
    .map((row) => row._id)
    .toArray();
}

/** Ids of a workspace's connections, or of the one that is named. */
export async function findConnectionIds(
  db: Database,
  where: { workspaceId?: string; connectionId?: string },
): Promise<string[]> {
  const { workspaceId, connectionId } = where;
  return connections
    .collection(db)
    .find({
      ...(workspaceId === undefined ? {} : { workspaceId }),
      ...(connectionId === undefined ? {} : { _id: connectionId }),
    })
    .project<{ _id: string }>({ _id: 1 })
    .map((row) => row._id)
    .toArray();
}

/** Currency and zone of each of a workspace's connections, the oldest first. */
export async function findConnectionPlaces(
  db: Database,
  workspaceId: string,
): Promise<Pick<ConnectionRecord, 'currency' | 'timezone'>[]> {
  return connections
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId) })
    .sort({ createdAt: 1, _id: 1 })
    .project<Pick<ConnectionRecord, 'currency' | 'timezone'>>({ _id: 0, currency: 1, timezone: 1 })
    .toArray();
}

export type ConnectionGlance = Pick<
  ConnectionRecord,
  '_id' | 'platform' | 'name' | 'status' | 'statusReason' | 'lastSyncAt'
>;

/** A workspace's connections as everybody may know them: no settings, nothing sealed; the oldest first. */
export async function findConnectionGlances(
  db: Database,
  workspaceId: string,
): Promise<ConnectionGlance[]> {
  return connections
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId) })
    .sort({ createdAt: 1, _id: 1 })
    .project<ConnectionGlance>({ platform: 1, name: 1, status: 1, statusReason: 1, lastSyncAt: 1 })
    .toArray();
}
