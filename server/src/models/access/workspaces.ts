import { Schema } from 'mongoose';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

/** A tenant: everything belongs to one, nothing is shared (spec 1). */
export interface WorkspaceRecord {
  _id: string;
  name: string;
  /** IANA; null: taken from the first connection. */
  timezone: string | null;
  /** ISO 4217; null: taken from the first connection. */
  currency: string | null;
  /** Rises with every change of who is an admin: two such changes at once conflict. */
  adminsRev: number;
  createdAt: Date;
}

const schema = new Schema<WorkspaceRecord>(
  {
    _id: String,
    name: String,
    timezone: String,
    currency: String,
    adminsRev: Number,
    createdAt: Date,
  },
  { versionKey: false },
);
export const workspaces = defineModel<WorkspaceRecord>('workspaces', schema);

export const defaultWorkspaceId = 'ws_main';

/** Makes the workspace unless it exists; safe from several instances at once. */
export async function ensureWorkspace(db: Database, id: string, name: string): Promise<void> {
  await workspaces.collection(db).updateOne(
    { _id: id },
    {
      $setOnInsert: {
        name,
        timezone: null,
        currency: null,
        adminsRev: 0,
        createdAt: new Date(),
      },
    },
    { upsert: true },
  );
}

export async function findWorkspace(db: Database, id: string): Promise<WorkspaceRecord | null> {
  return workspaces.collection(db).findOne({ _id: requireTenant(id) });
}

export type WorkspaceChange = Partial<Pick<WorkspaceRecord, 'name' | 'timezone'>>;

export async function saveWorkspaceChange(
  db: Database,
  id: string,
  change: WorkspaceChange,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await workspaces.collection(db).updateOne({ _id: requireTenant(id) }, { $set: change });
}

/** For the loops that serve every workspace. */
export async function findWorkspaceIds(db: Database): Promise<string[]> {
  return workspaces
    .collection(db)
    .find({}, { projection: { _id: 1 } })
    .map((row) => row._id)
    .toArray();
}
