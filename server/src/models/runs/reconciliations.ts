import { Schema } from 'mongoose';
import type { Difference, Tally } from '../../domain/reconcile.ts';
import { connections } from '../access/connections.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';
import { type SyncJob, syncJobs } from './syncJobs.ts';

/** One day of one reconcile run (spec 7.9). */
export interface ReconciledDay {
  /** `<run>:<date>`. */
  _id: string;
  workspaceId: string;
  connectionId: string;
  jobId: string;
  /** In the connection's time zone. */
  date: string;
  platform: Tally;
  cache: Tally;
  erp: Tally;
  /** Differences that something can be done about; all of them, also where the list is cut. */
  open: number;
  /** Of an order the platform has no more: shown. */
  gone: number;
  /** The first `mostDifferences`. */
  differences: Difference[];
  checkedAt: Date;
  healedAt: Date | null;
  expireAt: Date;
}

const { Mixed } = Schema.Types;
const schema = new Schema<ReconciledDay>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    connectionId: { type: String, required: true },
    jobId: { type: String, required: true },
    date: { type: String, required: true },
    platform: Mixed,
    cache: Mixed,
    erp: Mixed,
    open: Number,
    gone: Number,
    differences: Mixed,
    checkedAt: Date,
    healedAt: Date,
    expireAt: Date,
  },
  { minimize: false, versionKey: false },
);

export const reconciledDays = defineModel<ReconciledDay>('reconciled_days', schema, [
  { key: { jobId: 1, date: 1 } },
  { key: { expireAt: 1 }, options: { expireAfterSeconds: 0 } },
]);

/** What one document holds at most; the next run finds the rest. */
export const mostDifferences = 5000;
const keptMs = 90 * 24 * 60 * 60_000;

export type NewDay = Omit<ReconciledDay, '_id' | 'healedAt' | 'expireAt'>;

/** A page that is repeated after a crash writes the same day again. */
export async function saveReconciledDay(db: Database, day: NewDay): Promise<void> {
  requireTenant(day.workspaceId);
  const { checkedAt, differences, ...rest } = day;
  await reconciledDays.collection(db).replaceOne(
    { _id: `${day.jobId}:${day.date}` },
    {
      ...rest,
      checkedAt,
      differences: differences.slice(0, mostDifferences),
      healedAt: null,
      expireAt: new Date(checkedAt.getTime() + keptMs),
    },
    { upsert: true },
  );
}

/** The days of a run, oldest first. */
export async function findReconciledDays(
  db: Database,
  workspaceId: string,
  jobId: string,
): Promise<ReconciledDay[]> {
  const where = { jobId, workspaceId: requireTenant(workspaceId) };
  return reconciledDays.collection(db).find(where).sort({ date: 1 }).toArray();
}

export async function saveHealed(db: Database, workspaceId: string, jobId: string): Promise<void> {
  await reconciledDays
    .collection(db)
    .updateMany({ jobId, workspaceId: requireTenant(workspaceId) }, [
      { $set: { healedAt: '$$NOW' } },
    ]);
}

/** The newest reconcile run of a connection. */
export async function findLastReconcile(
  db: Database,
  workspaceId: string,
  connectionId: string,
): Promise<SyncJob | null> {
  const where = { workspaceId: requireTenant(workspaceId), connectionId, jobType: 'reconcile' };
  return syncJobs.collection(db).find(where).sort({ createdAt: -1, _id: -1 }).limit(1).next();
}

/** Takes the connection's turn when its last one is longer ago than `everyMs`, by the server's clock: one instance gets it. */
export async function claimReconcileTurn(
  db: Database,
  workspaceId: string,
  connectionId: string,
  everyMs: number,
): Promise<boolean> {
  const last = { $ifNull: ['$reconciledAt', '$createdAt'] };
  const due = { $lte: [last, { $subtract: ['$$NOW', everyMs] }] };
  const result = await connections
    .collection(db)
    .updateOne({ _id: connectionId, workspaceId: requireTenant(workspaceId), $expr: due }, [
      { $set: { reconciledAt: '$$NOW' } },
    ]);
  return result.modifiedCount === 1;
}
