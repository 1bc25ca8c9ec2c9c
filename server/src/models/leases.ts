import { randomUUID } from 'node:crypto';
import { Schema } from 'mongoose';
import type { Database } from './database.ts';
import { defineModel } from './define.ts';

/** Who may do a thing now, by the server's clock: the only lock in the product (design 4, M16). */
export interface LeaseRecord {
  _id: string;
  token: string;
  /** Rises with each owner: a write guarded by it is fenced. */
  epoch: number;
  until: Date;
}

export interface Lease {
  name: string;
  token: string;
  epoch: number;
}

const schema = new Schema<LeaseRecord>(
  { _id: String, token: String, epoch: Number, until: Date },
  { versionKey: false },
);
export const leases = defineModel<LeaseRecord>('leases', schema);

/** Takes the lease when it is free or expired; null = somebody else holds it. */
export async function acquireLease(
  db: Database,
  name: string,
  leaseMs: number,
): Promise<Lease | null> {
  const token = randomUUID();
  const collection = leases.collection(db);
  const held = await collection.findOneAndUpdate(
    { _id: name, $expr: { $lt: ['$until', '$$NOW'] } },
    [
      {
        $set: {
          token: { $literal: token },
          epoch: { $add: ['$epoch', 1] },
          until: { $add: ['$$NOW', leaseMs] },
        },
      },
    ],
    { returnDocument: 'after' },
  );
  if (held) return { name, token, epoch: held.epoch };
  const first = await collection.updateOne(
    { _id: name },
    [
      {
        $set: {
          token: { $ifNull: ['$token', token] },
          epoch: { $ifNull: ['$epoch', 1] },
          until: { $ifNull: ['$until', { $add: ['$$NOW', leaseMs] }] },
        },
      },
    ],
    { upsert: true },
  );
  return first.upsertedCount === 1 ? { name, token, epoch: 1 } : null;
}

/** False when the lease was lost: whoever hears it stops at once and writes nothing more. */
export async function renewLease(db: Database, lease: Lease, leaseMs: number): Promise<boolean> {
  const result = await leases
    .collection(db)
    .updateOne({ _id: lease.name, token: lease.token }, [
      { $set: { until: { $add: ['$$NOW', leaseMs] } } },
    ]);
  return result.matchedCount === 1;
}

export async function releaseLease(db: Database, lease: Lease): Promise<void> {
  await leases
    .collection(db)
    .updateOne({ _id: lease.name, token: lease.token }, { $set: { until: new Date(0) } });
}
