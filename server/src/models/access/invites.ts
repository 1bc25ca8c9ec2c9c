import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type InviteRecord, type UserRecord, users } from './users.ts';

/** Gives somebody a new link; the old one ends. null: there is no such person, or a disabled one. */
export async function saveInvite(
  db: Database,
  workspaceId: string,
  id: string,
  invite: InviteRecord,
): Promise<UserRecord | null> {
  return users
    .collection(db)
    .findOneAndUpdate(
      { _id: id, workspaceId: requireTenant(workspaceId), disabledAt: null },
      { $set: { invite } },
      { returnDocument: 'after' },
    );
}

/** Whom an open link is for. Without a workspace: the link is what finds it. */
export async function findInvited(
  db: Database,
  hash: string,
  now: Date,
): Promise<UserRecord | null> {
  return users.collection(db).findOne(toOpen(hash, now));
}

/** Sets the password and ends the link in one write: of two at once one gets the person, the other null. */
export async function saveAccepted(
  db: Database,
  hash: string,
  { passwordHash, now }: { passwordHash: string; now: Date },
): Promise<UserRecord | null> {
  return users
    .collection(db)
    .findOneAndUpdate(
      toOpen(hash, now),
      { $set: { passwordHash, invite: null, lastLoginAt: now }, $inc: { sessionEpoch: 1 } },
      { returnDocument: 'after' },
    );
}

function toOpen(hash: string, now: Date) {
  return { 'invite.hash': hash, 'invite.expiresAt': { $gt: now }, disabledAt: null };
}
