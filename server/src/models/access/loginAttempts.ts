import { Schema } from 'mongoose';
import type { Database } from '../database.ts';
import { defineModel } from '../define.ts';

/** Tries within a window, by account or by address; the key is a hash, no personal data. */
export interface LoginAttemptsRecord {
  _id: string;
  tries: number;
  until: Date;
}

const schema = new Schema<LoginAttemptsRecord>(
  { _id: String, tries: Number, until: Date },
  { versionKey: false },
);
export const loginAttempts = defineModel<LoginAttemptsRecord>('login_attempts', schema, [
  { key: { until: 1 }, options: { expireAfterSeconds: 0 } },
]);

/**
 * Counts a try before it is evaluated, so that a hundred in parallel cannot all pass (S93); the server's clock
 * decides when the window ends. Gives the tries so far, this one included, and ms until the window ends.
 */
export async function countTry(
  db: Database,
  key: string,
  windowMs: number,
): Promise<{ tries: number; endsInMs: number }> {
  const ended = { $lte: [{ $ifNull: ['$until', new Date(0)] }, '$$NOW'] };
  const pipeline = [
    {
      $set: {
        tries: { $cond: [ended, 1, { $add: ['$tries', 1] }] },
        until: { $cond: [ended, { $add: ['$$NOW', windowMs] }, '$until'] },
      },
    },
    { $set: { endsInMs: { $subtract: ['$until', '$$NOW'] } } },
  ];
  const options = { upsert: true, returnDocument: 'after' as const };
  const run = () => loginAttempts.collection(db).findOneAndUpdate({ _id: key }, pipeline, options);
  // Two first tries race on the upsert: the second finds the row (M9).
  const row = await run().catch((error: { code?: unknown }) => {
    if (error.code === 11000) return run();
    throw error;
  });
  const counted = row as (LoginAttemptsRecord & { endsInMs: number }) | null;
  return { tries: counted?.tries ?? 1, endsInMs: counted?.endsInMs ?? windowMs };
}

/** A right password forgets the account's wrong ones. */
export async function clearTries(db: Database, key: string): Promise<void> {
  await loginAttempts.collection(db).deleteOne({ _id: key });
}

/** A right password gives back its own try; the address keeps its wrong ones (S93). */
export async function returnTry(db: Database, key: string): Promise<void> {
  await loginAttempts.collection(db).updateOne({ _id: key }, { $inc: { tries: -1 } });
}
