import { type Document, MongoBulkWriteError } from 'mongodb';
import { Schema } from 'mongoose';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

/** When one stream of one connection is fetched by itself (spec 7.3). */
export interface ScheduleRecord {
  /** `<connection>:<stream>`. */
  _id: string;
  workspaceId: string;
  connectionId: string;
  stream: string;
  running: boolean;
  intervalMinutes: number;
  /** 0 = the whole stream each time. */
  lookbackHours: number;
  /** Place within the interval, ms: many connections spread evenly. */
  staggerMs: number;
  nextRunAt: Date;
  /** When it was claimed last, by the server's clock. */
  claimedAt: Date | null;
  lastJobId: string | null;
  lastStartedAt: Date | null;
  /** Everything of the platform up to here is in the cache. */
  watermark: Date | null;
  createdAt: Date;
}

const schema = new Schema<ScheduleRecord>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    connectionId: { type: String, required: true },
    stream: { type: String, required: true },
    running: { type: Boolean, required: true },
    intervalMinutes: { type: Number, required: true },
    lookbackHours: { type: Number, required: true },
    staggerMs: { type: Number, required: true },
    nextRunAt: { type: Date, required: true },
    claimedAt: Date,
    lastJobId: String,
    lastStartedAt: Date,
    watermark: Date,
    createdAt: { type: Date, required: true },
  },
  { versionKey: false },
);

export const schedules = defineModel<ScheduleRecord>('schedules', schema, [
  { key: { running: 1, nextRunAt: 1 } },
  { key: { connectionId: 1 } },
  { key: { workspaceId: 1, nextRunAt: 1 } },
]);

export function scheduleId(connectionId: string, stream: string): string {
  return `${connectionId}:${stream}`;
}

const intervalMs = { $multiply: ['$intervalMinutes', 60_000] };
/** The next place of the schedule in its interval, strictly after now. */
const nextSlot = {
  $add: [
    '$$NOW',
    {
      $subtract: [
        intervalMs,
        { $mod: [{ $subtract: [{ $toLong: '$$NOW' }, '$staggerMs'] }, intervalMs] },
      ],
    },
  ],
};

export type NewSchedule = Pick<
  ScheduleRecord,
  'workspaceId' | 'connectionId' | 'stream' | 'intervalMinutes' | 'lookbackHours' | 'staggerMs'
>;

/**
 * Creates what is missing and touches nothing that is there: one guarded upsert each, so racing boots make one
 * document (M12) and a boot never resets a schedule that somebody changed or that runs (M11).
 */
export async function ensureSchedules(db: Database, rows: NewSchedule[]): Promise<void> {
  if (rows.length === 0) return;
  const operations = rows.map((row) => ({
    updateOne: {
      filter: { _id: scheduleId(row.connectionId, row.stream) },
      update: [
        { $set: toMissing(row) },
        { $set: { nextRunAt: { $ifNull: ['$nextRunAt', nextSlot] } } },
      ],
      upsert: true,
    },
  }));
  try {
    await schedules.collection(db).bulkWrite(operations, { ordered: false });
  } catch (error) {
    // Two upserts of one new document race: the other one made it (M9).
    if (!(error instanceof MongoBulkWriteError) || error.code !== 11000) throw error;
  }
}

function toMissing(row: NewSchedule): Document {
  const values = {
    ...row,
    workspaceId: requireTenant(row.workspaceId),
    running: true,
    claimedAt: null,
    lastJobId: null,
    lastStartedAt: null,
    watermark: null,
  };
  const fields = Object.entries(values).map(([field, value]) => [
    field,
    { $ifNull: [`$${field}`, { $literal: value }] },
  ]);
  return { ...Object.fromEntries(fields), createdAt: { $ifNull: ['$createdAt', '$$NOW'] } };
}

export async function findSchedules(
  db: Database,
  workspaceId: string,
  connectionId: string,
): Promise<ScheduleRecord[]> {
  const filter = { workspaceId: requireTenant(workspaceId), connectionId };
  return schedules.collection(db).find(filter).sort({ _id: 1 }).toArray();
}

/** Running schedules of these connections, the next to run first. */
export async function findUpcoming(
  db: Database,
  workspaceId: string,
  connectionIds: string[],
): Promise<ScheduleRecord[]> {
  const filter = {
    workspaceId: requireTenant(workspaceId),
    connectionId: { $in: connectionIds },
    running: true,
  };
  return schedules.collection(db).find(filter).sort({ nextRunAt: 1 }).limit(200).toArray();
}

export async function findSchedule(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<ScheduleRecord | null> {
  return schedules.collection(db).findOne({ _id: id, workspaceId: requireTenant(workspaceId) });
}

/** Ids of all schedules there are: the tick creates the missing ones. */
export async function findScheduleIds(db: Database): Promise<Set<string>> {
  const ids = await schedules
    .collection(db)
    .find({}, { projection: { _id: 1 } })
    .map((row) => row._id)
    .toArray();
  return new Set(ids);
}

/** Takes one due schedule and moves it to its next slot in the same write: one instance gets it. */
export async function claimDueSchedule(db: Database): Promise<ScheduleRecord | null> {
  return schedules
    .collection(db)
    .findOneAndUpdate(
      { running: true, $expr: { $lte: ['$nextRunAt', '$$NOW'] } },
      [{ $set: { nextRunAt: nextSlot, claimedAt: '$$NOW' } }],
      { returnDocument: 'after' },
    );
}

/** After a boot: running schedules whose last run is longer ago than `olderThanMs` are due at once. */
export async function saveCatchUp(db: Database, olderThanMs: number): Promise<number> {
  const last = { $ifNull: ['$lastStartedAt', new Date(0)] };
  const result = await schedules.collection(db).updateMany(
    {
      running: true,
      $expr: {
        $and: [
          { $gt: ['$nextRunAt', '$$NOW'] },
          { $lte: [last, { $subtract: ['$$NOW', olderThanMs] }] },
          {
            $lte: [{ $ifNull: ['$claimedAt', new Date(0)] }, { $subtract: ['$$NOW', olderThanMs] }],
          },
        ],
      },
    },
    [{ $set: { nextRunAt: '$$NOW' } }],
  );
  return result.modifiedCount;
}

export async function saveLastJob(db: Database, id: string, jobId: string): Promise<void> {
  await schedules
    .collection(db)
    .updateOne({ _id: id }, [{ $set: { lastJobId: { $literal: jobId }, lastStartedAt: '$$NOW' } }]);
}

/** Never goes back; a stream without a schedule has no watermark. */
export async function saveWatermark(
  db: Database,
  workspaceId: string,
  id: string,
  watermark: Date,
): Promise<void> {
  await schedules
    .collection(db)
    .updateOne({ _id: id, workspaceId: requireTenant(workspaceId) }, { $max: { watermark } });
}

/** Start and stop; a schedule whose time passed while it was stopped is due at once. */
export async function saveRunning(
  db: Database,
  workspaceId: string,
  ids: string[],
  running: boolean,
): Promise<void> {
  await schedules
    .collection(db)
    .updateMany(
      { _id: { $in: ids }, workspaceId: requireTenant(workspaceId) },
      { $set: { running } },
    );
}

export interface SchedulePatch {
  intervalMinutes?: number;
  lookbackHours?: number;
  staggerMs?: number;
}

/** New settings count from now on; the next run comes at the next slot of the new interval at the latest. */
export async function savePatch(
  db: Database,
  workspaceId: string,
  id: string,
  patch: SchedulePatch,
): Promise<boolean> {
  const result = await schedules
    .collection(db)
    .updateOne({ _id: id, workspaceId: requireTenant(workspaceId) }, [
      { $set: patch },
      { $set: { nextRunAt: { $min: ['$nextRunAt', nextSlot] } } },
    ]);
  return result.matchedCount === 1;
}
