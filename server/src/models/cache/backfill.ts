import type { Collection, Document, Filter } from 'mongodb';
import type { RecordBase } from '../../domain/records.ts';
import { customers } from '../records/customers.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { orders } from '../records/orders.ts';

export const backfillKinds = ['order', 'customer'] as const;
export type BackfillKind = (typeof backfillKinds)[number];

/** Records of a connection by their own date; `after` is the last id seen. */
export interface BackfillRange {
  connectionId: string;
  /** Orders by order date, customers by the platform's time of change; null = open, `to` excluded. */
  from: Date | null;
  to: Date | null;
}

type Row = Pick<RecordBase, '_id' | 'rev'> & { customerId?: string | null };

function collectionOf(db: Database, kind: BackfillKind): Collection<RecordBase> {
  const definition = kind === 'order' ? orders : customers;
  return definition.collection(db) as unknown as Collection<RecordBase>;
}

function toFilter(workspaceId: string, kind: BackfillKind, range: BackfillRange): Document {
  const { connectionId, from, to } = range;
  const bounds = { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) };
  const date = kind === 'order' ? 'orderedAt' : 'sourceUpdatedAt';
  return {
    workspaceId: requireTenant(workspaceId),
    connectionId,
    ...(from || to ? { [date]: bounds } : {}),
  };
}

/** The next records of a range in the order of their ids. */
export async function findBackfillChunk(
  db: Database,
  workspaceId: string,
  kind: BackfillKind,
  { after, limit, ...range }: BackfillRange & { after: string; limit: number },
): Promise<Row[]> {
  const filter = { ...toFilter(workspaceId, kind, range), _id: { $gt: after } };
  return collectionOf(db, kind)
    .find(filter as Filter<RecordBase>)
    .project<Row>({ rev: 1, customerId: 1 })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();
}

export async function countBackfill(
  db: Database,
  workspaceId: string,
  kind: BackfillKind,
  range: BackfillRange,
): Promise<number> {
  return collectionOf(db, kind).countDocuments(toFilter(workspaceId, kind, range));
}

/** Writes some fields of a record, guarded by `rev`; false when somebody else wrote first. */
export async function saveFields(
  db: Database,
  workspaceId: string,
  kind: BackfillKind,
  change: { id: string; rev: number; fields: Document },
): Promise<boolean> {
  const result = await collectionOf(db, kind).updateOne(
    { _id: change.id, workspaceId: requireTenant(workspaceId), rev: change.rev },
    { $set: { ...change.fields, updatedAt: new Date() }, $inc: { rev: 1 } },
  );
  return result.matchedCount === 1;
}
