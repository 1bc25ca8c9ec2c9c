import type { ClientSession } from 'mongodb';
import { Schema } from 'mongoose';
import { type Role, roles } from '../../domain/access.ts';
import { ProblemError } from '../../lib/errors.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';
import { type Page, type PageRequest, pageAfter } from '../page.ts';
import { workspaces } from './workspaces.ts';

/** A link that lets a person choose a password. */
export interface InviteRecord {
  /** SHA-256 of its token: the database alone opens no account. */
  hash: string;
  expiresAt: Date;
}

export interface UserRecord {
  /** `usr_…`. */
  _id: string;
  workspaceId: string;
  email: string;
  /** Lower-cased: one account per address in the whole service. */
  emailKey: string;
  name: string;
  role: Role;
  /** argon2id, with its parameters and salt; null for somebody invited, who cannot sign in yet. */
  passwordHash: string | null;
  /** The one open link that sets a password; absent in older rows. */
  invite?: InviteRecord | null;
  disabledAt: Date | null;
  /** Rises with role, password and disabling: sessions of an older one are dead (S87). */
  sessionEpoch: number;
  lastLoginAt: Date | null;
  createdAt: Date;
}

const schema = new Schema<UserRecord>(
  {
    _id: String,
    workspaceId: { type: String, required: true },
    email: String,
    emailKey: String,
    name: String,
    role: { type: String, enum: roles },
    passwordHash: String,
    invite: { type: Schema.Types.Mixed, default: null },
    disabledAt: Date,
    sessionEpoch: Number,
    lastLoginAt: Date,
    createdAt: Date,
  },
  { versionKey: false },
);

export const users = defineModel<UserRecord>('users', schema, [
  { key: { emailKey: 1 }, options: { unique: true } },
  { key: { workspaceId: 1, createdAt: 1, _id: 1 } },
  {
    key: { 'invite.hash': 1 },
    options: { unique: true, partialFilterExpression: { 'invite.hash': { $exists: true } } },
  },
]);

/** The one look-up without a workspace: signing in is what finds it. */
export async function findUserByEmail(db: Database, email: string): Promise<UserRecord | null> {
  return users.collection(db).findOne({ emailKey: toEmailKey(email) });
}

export function toEmailKey(email: string): string {
  return email.trim().toLowerCase();
}

export async function findUser(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<UserRecord | null> {
  return users.collection(db).findOne({ _id: id, workspaceId: requireTenant(workspaceId) });
}

export async function findUsers(
  db: Database,
  workspaceId: string,
  page: PageRequest,
): Promise<Page<UserRecord>> {
  const order = { field: 'createdAt', direction: 1 } as const;
  return pageAfter(users.collection(db), { workspaceId: requireTenant(workspaceId) }, order, page);
}

/** Is there anybody at all, in any workspace? */
export async function hasAnyUser(db: Database): Promise<boolean> {
  return (await users.collection(db).findOne({}, { projection: { _id: 1 } })) !== null;
}

export async function hasUsers(db: Database, workspaceId: string): Promise<boolean> {
  const filter = { workspaceId: requireTenant(workspaceId) };
  return (await users.collection(db).findOne(filter, { projection: { _id: 1 } })) !== null;
}

/** @throws the driver's duplicate key error (11000) when the id or the address exists. */
export async function insertUser(db: Database, user: UserRecord): Promise<void> {
  requireTenant(user.workspaceId);
  await users.collection(db).insertOne(user);
}

export type UserChange = Partial<
  Pick<UserRecord, 'name' | 'role' | 'passwordHash' | 'disabledAt' | 'lastLoginAt'>
>;

/**
 * Changes a user; null when there is none. What takes an admin away goes through a transaction that all such
 * changes of a workspace share, so that of two in parallel one finds itself last (S53).
 * @throws ProblemError 409 `last_admin`.
 */
export async function saveUserChange(
  db: Database,
  workspaceId: string,
  id: string,
  change: UserChange,
): Promise<UserRecord | null> {
  const demotes = (change.role !== undefined && change.role !== 'admin') || change.disabledAt;
  if (!demotes) return writeChange(db, workspaceId, id, change);
  return db.connection.getClient().withSession((session) =>
    session.withTransaction(async () => {
      await workspaces
        .collection(db)
        .updateOne({ _id: workspaceId }, { $inc: { adminsRev: 1 } }, { session });
      await requireAnotherAdmin(db, workspaceId, id, session);
      return writeChange(db, workspaceId, id, change, session);
    }),
  );
}

/** Somebody who was invited as admin and never came is none yet. */
async function requireAnotherAdmin(
  db: Database,
  workspaceId: string,
  id: string,
  session: ClientSession,
): Promise<void> {
  const admins = await users
    .collection(db)
    .find(
      {
        workspaceId: requireTenant(workspaceId),
        role: 'admin',
        disabledAt: null,
        passwordHash: { $ne: null },
      },
      { session },
    )
    .project<{ _id: string }>({ _id: 1 })
    .toArray();
  if (admins.length === 1 && admins[0]?._id === id) {
    throw new ProblemError(
      409,
      'last_admin',
      'This is the last admin: make somebody else one first',
    );
  }
}

async function writeChange(
  db: Database,
  workspaceId: string,
  id: string,
  change: UserChange,
  session?: ClientSession,
): Promise<UserRecord | null> {
  // A new password, whoever set it, ends the link that could set another.
  const endsLink = 'passwordHash' in change || Boolean(change.disabledAt);
  const endsSessions = 'role' in change || 'passwordHash' in change || 'disabledAt' in change;
  return users.collection(db).findOneAndUpdate(
    { _id: id, workspaceId: requireTenant(workspaceId) },
    {
      $set: { ...change, ...(endsLink ? { invite: null } : {}) },
      $inc: { sessionEpoch: endsSessions ? 1 : 0 },
    },
    { returnDocument: 'after', ...(session ? { session } : {}) },
  );
}
