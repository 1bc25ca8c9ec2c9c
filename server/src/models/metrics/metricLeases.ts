import { Schema } from 'mongoose';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

/** Who computes a workspace's figures; `epoch` rises with every holder and fences what an earlier one writes late. */
interface MetricLease {
  /** The workspace. */
  _id: string;
  token: string;
  until: Date;
  epoch: number;
  /** When somebody last finished, by the server's clock. */
  computedAt: Date | null;
}

const schema = new Schema<MetricLease>(
  { _id: String, token: String, until: Date, epoch: Number, computedAt: Date },
  { versionKey: false },
);
const leases = defineModel<MetricLease>('metric_leases', schema);

export interface HeldLease {
  token: string;
  epoch: number;
}

/** @returns null while another instance holds it. */
export async function claimMetricLease(
  db: Database,
  workspaceId: string,
  token: string,
  leaseMs: number,
): Promise<HeldLease | null> {
  const rows = leases.collection(db);
  const _id = requireTenant(workspaceId);
  await rows.updateOne({ _id }, { $setOnInsert: firstLease }, { upsert: true }).catch(ignoreRace);
  const row = await rows.findOneAndUpdate(
    { _id, $expr: { $lte: ['$until', '$$NOW'] } },
    [
      {
        $set: {
          token: { $literal: token },
          until: { $add: ['$$NOW', leaseMs] },
          epoch: { $add: ['$epoch', 1] },
        },
      },
    ],
    { returnDocument: 'after' },
  );
  return row ? { token, epoch: row.epoch } : null;
}

const firstLease = { token: '', until: new Date(0), epoch: 0, computedAt: null };

/** Two first upserts race: either made it (M9). */
function ignoreRace(error: { code?: unknown }): void {
  if (error.code !== 11000) throw error;
}

/** @returns false when it was lost. */
export async function renewMetricLease(
  db: Database,
  workspaceId: string,
  { token }: HeldLease,
  leaseMs: number,
): Promise<boolean> {
  const result = await leases
    .collection(db)
    .updateOne({ _id: requireTenant(workspaceId), token, $expr: { $gt: ['$until', '$$NOW'] } }, [
      { $set: { until: { $add: ['$$NOW', leaseMs] }, computedAt: '$$NOW' } },
    ]);
  return result.matchedCount === 1;
}

/** The next holder need not wait; its epoch is another one all the same. */
export async function releaseMetricLease(
  db: Database,
  workspaceId: string,
  { token }: HeldLease,
): Promise<void> {
  await leases
    .collection(db)
    .updateOne({ _id: requireTenant(workspaceId), token }, { $set: { until: new Date(0) } });
}

export async function findComputedAt(db: Database, workspaceId: string): Promise<Date | null> {
  const row = await leases.collection(db).findOne({ _id: requireTenant(workspaceId) });
  return row?.computedAt ?? null;
}
