import { type ConnectionRecord, connections } from './connections.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';

/** What a run's end says of its connection; a disconnected one stays so until somebody reconnects it. */
export async function saveHealth(
  db: Database,
  connection: Pick<ConnectionRecord, '_id' | 'workspaceId'>,
  health: { status: 'connected' | 'error'; reason: string | null },
): Promise<void> {
  const synced = health.status === 'connected' ? { lastSyncAt: '$$NOW' } : {};
  await connections.collection(db).updateOne(
    {
      _id: connection._id,
      workspaceId: requireTenant(connection.workspaceId),
      status: { $ne: 'disconnected' },
    },
    [
      {
        $set: {
          status: health.status,
          statusReason: { $literal: health.reason },
          updatedAt: '$$NOW',
          ...synced,
        },
      },
    ],
  );
}

/** The platform refuses the credentials: scheduled runs stop until it is reconnected (spec 7.6). */
export async function saveDisconnected(
  db: Database,
  connection: Pick<ConnectionRecord, '_id' | 'workspaceId'>,
  reason: string,
): Promise<void> {
  await connections
    .collection(db)
    .updateOne({ _id: connection._id, workspaceId: requireTenant(connection.workspaceId) }, [
      {
        $set: {
          status: 'disconnected',
          statusReason: { $literal: reason },
          updatedAt: '$$NOW',
        },
      },
    ]);
}

/** Which API version answered (api.md); a note that comes late does not replace a newer one. */
export async function saveAnsweredVersion(
  db: Database,
  connection: Pick<ConnectionRecord, '_id' | 'workspaceId'>,
  answeredVersion: NonNullable<ConnectionRecord['answeredVersion']>,
): Promise<void> {
  await connections.collection(db).updateOne(
    {
      _id: connection._id,
      workspaceId: requireTenant(connection.workspaceId),
      'answeredVersion.at': { $not: { $gt: answeredVersion.at } },
    },
    { $set: { answeredVersion } },
  );
}
