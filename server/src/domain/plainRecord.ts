import type { RecordBase } from './records.ts';
import { planWrite, type WritePlan } from './writePlan.ts';

/** A record that is its newest snapshot and nothing more; a deleted one stays, and counts no more. */
export interface PlainRecord extends RecordBase {
  deletedAt: Date | null;
}

export interface SnapshotHead {
  id: string;
  workspaceId: string;
  connectionId: string;
  rawVersion: number;
  sourceVersion: Date;
  now: Date;
}

/** The bookkeeping of a record made from a snapshot. */
export function toPlainBase(head: SnapshotHead): PlainRecord {
  return {
    _id: head.id,
    workspaceId: head.workspaceId,
    connectionId: head.connectionId,
    rev: 1,
    rawVersion: head.rawVersion,
    sourceUpdatedAt: head.sourceVersion,
    createdAt: head.now,
    updatedAt: head.now,
    deletedAt: null,
  };
}

/** What a tombstone does; null for one of a record nobody has. */
export function planGone<T extends PlainRecord>(
  existing: T | null,
  head: SnapshotHead,
): WritePlan<T> | null {
  if (!existing) return null;
  return planWrite(existing, {
    ...existing,
    deletedAt: existing.deletedAt ?? head.sourceVersion,
    rawVersion: head.rawVersion,
    sourceUpdatedAt: head.sourceVersion,
    updatedAt: head.now,
  });
}
