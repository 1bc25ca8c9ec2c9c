import { Schema } from 'mongoose';
import { type WrittenKind, writtenKinds } from '../../domain/recordStamps.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

/** How often records of a kind were written: another number means that they may differ. */
export interface RecordNews {
  /** `<workspace>:<kind>`. */
  _id: string;
  workspaceId: string;
  kind: WrittenKind;
  writes: number;
}

const schema = new Schema<RecordNews>(
  { _id: String, workspaceId: String, kind: String, writes: Number },
  { versionKey: false },
);
const recordNews = defineModel<RecordNews>('record_news', schema);

const toId = (workspaceId: string, kind: WrittenKind) => `${requireTenant(workspaceId)}:${kind}`;

/**
 * Once for a batch, after its records are written. Only people who watch depend on it: one member's word is
 * enough, and news lost in a failover cost a refresh, no record.
 */
export async function raiseRecordNews(
  db: Database,
  workspaceId: string,
  kind: WrittenKind,
): Promise<void> {
  const _id = toId(workspaceId, kind);
  const raise = () =>
    recordNews
      .collection(db)
      .updateOne(
        { _id },
        { $inc: { writes: 1 }, $setOnInsert: { workspaceId, kind } },
        { upsert: true, writeConcern: { w: 1 } },
      );
  // Two first batches race on the upsert: the second finds the row (M9).
  await raise().catch((error: { code?: unknown }) => {
    if (error.code === 11000) return raise();
    throw error;
  });
}

/** Writes so far by kind. */
export async function findRecordNews(
  db: Database,
  workspaceId: string,
): Promise<Map<WrittenKind, number>> {
  const rows = await recordNews
    .collection(db)
    .find({ _id: { $in: writtenKinds.map((kind) => toId(workspaceId, kind)) } })
    .toArray();
  return new Map(rows.map(({ kind, writes }) => [kind, writes]));
}
