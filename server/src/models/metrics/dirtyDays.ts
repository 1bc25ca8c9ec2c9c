import { randomUUID } from 'node:crypto';
import { Schema } from 'mongoose';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

/** A day whose figures have to be computed again; another mark means that something changed since. */
export interface DirtyDay {
  /** `<workspace>:<date>`. */
  _id: string;
  workspaceId: string;
  /** `2026-07-01`, in the workspace's zone. */
  date: string;
  mark: string;
  /** First and last change since the day was computed, by the server's clock. */
  since: Date;
  touchedAt: Date;
}

const schema = new Schema<DirtyDay>(
  { _id: String, workspaceId: String, date: String, mark: String, since: Date, touchedAt: Date },
  { versionKey: false },
);
const dirtyDays = defineModel<DirtyDay>('dirty_days', schema, [
  { key: { workspaceId: 1, date: -1 } },
]);

/**
 * Says that days have to be computed again. Durable before whoever changed them reports success: a crash in between
 * repeats the change, and with it the mark.
 */
export async function markDirtyDays(
  db: Database,
  workspaceId: string,
  dates: Iterable<string>,
): Promise<void> {
  const mark = randomUUID();
  const tenant = requireTenant(workspaceId);
  const operations = [...new Set(dates)].map((date) => ({
    updateOne: {
      filter: { _id: `${tenant}:${date}` },
      update: [
        {
          $set: {
            workspaceId: { $literal: tenant },
            date: { $literal: date },
            mark: { $literal: mark },
            since: { $ifNull: ['$since', '$$NOW'] },
            touchedAt: '$$NOW',
          },
        },
      ],
      upsert: true,
    },
  }));
  if (operations.length === 0) return;
  const save = () => dirtyDays.collection(db).bulkWrite(operations, { ordered: false });
  // Two upserts of one new day race: the second finds it (M9).
  await save().catch((error: { code?: unknown }) => {
    if (error.code === 11000) return save();
    throw error;
  });
}

/** How long a day rests after its last change, and the longest it waits while changes keep coming. */
export interface Patience {
  quietMs: number;
  longestMs: number;
}

/** Workspaces with a day that is due. */
export async function findDirtyWorkspaces(db: Database, patience: Patience): Promise<string[]> {
  const rows = await dirtyDays
    .collection(db)
    .aggregate<{ _id: string }>([
      { $match: toDue(patience) },
      { $group: { _id: '$workspaceId' } },
      { $sort: { _id: 1 } },
    ])
    .toArray();
  return rows.map(({ _id }) => _id);
}

/** Days that are due, the newest first: today is what people look at. */
export async function findDueDays(
  db: Database,
  workspaceId: string,
  patience: Patience,
  limit: number,
): Promise<DirtyDay[]> {
  return dirtyDays
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId), ...toDue(patience) })
    .sort({ date: -1 })
    .limit(limit)
    .toArray();
}

export async function countDirtyDays(db: Database, workspaceId: string): Promise<number> {
  return dirtyDays.collection(db).countDocuments({ workspaceId: requireTenant(workspaceId) });
}

/** Days that were computed; one that changed meanwhile has another mark and stays. */
export async function clearDirtyDays(
  db: Database,
  workspaceId: string,
  days: readonly Pick<DirtyDay, '_id' | 'mark'>[],
): Promise<void> {
  const tenant = requireTenant(workspaceId);
  const operations = days.map(({ _id, mark }) => ({
    deleteOne: { filter: { _id, mark, workspaceId: tenant } },
  }));
  if (operations.length > 0) {
    await dirtyDays.collection(db).bulkWrite(operations, { ordered: false });
  }
}

function toDue({ quietMs, longestMs }: Patience) {
  return {
    $expr: {
      $or: [
        { $lte: ['$touchedAt', { $subtract: ['$$NOW', quietMs] }] },
        { $lte: ['$since', { $subtract: ['$$NOW', longestMs] }] },
      ],
    },
  };
}
