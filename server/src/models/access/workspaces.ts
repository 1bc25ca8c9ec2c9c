import { Schema } from 'mongoose';
import type { Database } from '../database.ts';
import { defineModel } from '../define.ts';

/** A tenant: everything belongs to one, nothing is shared (spec 1). */
export interface WorkspaceRecord {
  _id: string;
  name: string;
  /** Rises with every change of who is an admin: two such changes at once conflict. */
  adminsRev: number;
  createdAt: Date;
}

const schema = new Schema<WorkspaceRecord>(
  { _id: String, name: String, adminsRev: Number, createdAt: Date },
  { versionKey: false },
);
export const workspaces = defineModel<WorkspaceRecord>('workspaces', schema);

export const defaultWorkspaceId = 'ws_main';

/** Makes the workspace unless it exists; safe from several instances at once. */
export async function ensureWorkspace(db: Database, id: string, name: string): Promise<void> {
  await workspaces
    .collection(db)
    .updateOne(
      { _id: id },
      { $setOnInsert: { name, adminsRev: 0, createdAt: new Date() } },
      { upsert: true },
    );
}
