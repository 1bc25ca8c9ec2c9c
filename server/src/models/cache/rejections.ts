import { Schema } from 'mongoose';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

/** Refused deliveries of one connection in one hour: counted, never kept (spec 6.2). */
export interface RejectionRecord {
  /** `<connection>:<hour>`. */
  _id: string;
  workspaceId: string;
  connectionId: string;
  /** UTC, where it begins. */
  hour: Date;
  count: number;
  expireAt: Date;
}

const rejections = defineModel<RejectionRecord>(
  'webhook_rejections',
  new Schema<RejectionRecord>(
    {
      _id: String,
      workspaceId: String,
      connectionId: String,
      hour: Date,
      count: Number,
      expireAt: Date,
    },
    { versionKey: false },
  ),
  [
    { key: { workspaceId: 1, connectionId: 1, hour: 1 } },
    { key: { expireAt: 1 }, options: { expireAfterSeconds: 0 } },
  ],
);

const hourMs = 60 * 60_000;
const keptMs = 7 * 24 * hourMs;

export async function saveRejections(
  db: Database,
  connection: { _id: string; workspaceId: string },
  count: number,
  now: Date,
): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  const fields = {
    workspaceId: requireTenant(connection.workspaceId),
    connectionId: connection._id,
    hour,
    expireAt: new Date(hour.getTime() + keptMs),
  };
  await rejections
    .collection(db)
    .updateOne(
      { _id: `${connection._id}:${hour.toISOString()}` },
      { $inc: { count }, $setOnInsert: fields },
      { upsert: true },
    );
}

/** How many were refused since then, to the hour. */
export async function countRejections(
  db: Database,
  workspaceId: string,
  connectionId: string,
  since: Date,
): Promise<number> {
  const rows = await rejections
    .collection(db)
    .find({
      workspaceId: requireTenant(workspaceId),
      connectionId,
      hour: { $gt: new Date(since.getTime() - hourMs) },
    })
    .toArray();
  return rows.reduce((sum, { count }) => sum + count, 0);
}
