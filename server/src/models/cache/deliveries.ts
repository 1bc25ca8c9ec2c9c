import { Schema } from 'mongoose';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';
import { findDuplicates } from '../duplicates.ts';
import { type Page, type PageRequest, pageAfter } from '../page.ts';

export const deliveryOutcomes = ['stored', 'duplicate', 'unchanged', 'stale', 'ignored'] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/** One webhook delivery, visible for 30 days (spec 6.5). Kept only together with its stored raw data (6.3). */
export interface DeliveryRecord {
  /** `<connection>:<webhook id>`: the unique index that makes duplicates harmless between instances. */
  _id: string;
  workspaceId: string;
  connectionId: string;
  deliveryId: string;
  eventId: string | null;
  topic: string;
  apiVersion: string | null;
  triggeredAt: Date | null;
  receivedAt: Date;
  /** From the first byte's arrival to the durable write, ms. */
  latencyMs: number;
  outcome: DeliveryOutcome;
  /** The stream and cache entry that hold the body. */
  stream: string | null;
  entryId: string | null;
  /** The entry of the record that an event is about; missing where it is about none. */
  aboutEntryId?: string;
  /** Deliveries of the same id that came again. */
  repeats: number;
  expireAt: Date;
}

const schema = new Schema<DeliveryRecord>(
  {
    _id: String,
    workspaceId: String,
    connectionId: String,
    deliveryId: String,
    eventId: String,
    topic: String,
    apiVersion: String,
    triggeredAt: Date,
    receivedAt: Date,
    latencyMs: Number,
    outcome: String,
    stream: String,
    entryId: String,
    aboutEntryId: String,
    repeats: Number,
    expireAt: Date,
  },
  { versionKey: false },
);

export const deliveries = defineModel<DeliveryRecord>('webhook_deliveries', schema, [
  { key: { workspaceId: 1, receivedAt: -1, _id: -1 } },
  // One connection's deliveries, and their figures without reading any of them.
  {
    key: { workspaceId: 1, connectionId: 1, receivedAt: -1, _id: -1, outcome: 1, repeats: 1 },
  },
  { key: { entryId: 1, receivedAt: -1 } },
  {
    key: { aboutEntryId: 1, receivedAt: -1 },
    options: { partialFilterExpression: { aboutEntryId: { $gt: '' } } },
  },
  { key: { expireAt: 1 }, options: { expireAfterSeconds: 0 } },
]);

export const deliveryRetentionMs = 30 * 24 * 60 * 60 * 1000;

/** Which of these deliveries were stored before; each is counted as a repeat. */
export async function findDelivered(db: Database, ids: string[]): Promise<Set<string>> {
  const rows = await deliveries
    .collection(db)
    .find({ _id: { $in: ids } }, { projection: { _id: 1 } })
    .toArray();
  return new Set(rows.map((row) => row._id));
}

export async function saveRepeats(db: Database, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await deliveries.collection(db).updateMany({ _id: { $in: ids } }, { $inc: { repeats: 1 } });
}

/** These deliveries brought their body after all, whatever a quicker twin of theirs noted. */
export async function saveStored(db: Database, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await deliveries
    .collection(db)
    .updateMany({ _id: { $in: ids } }, { $set: { outcome: 'stored' } });
}

/** Remembers deliveries; one that another instance remembered meanwhile is a duplicate, not an error. */
export async function saveDeliveries(
  db: Database,
  records: DeliveryRecord[],
): Promise<Set<string>> {
  for (const record of records) requireTenant(record.workspaceId);
  try {
    await deliveries.collection(db).insertMany(records, { ordered: false });
    return new Set();
  } catch (error) {
    return new Set(findDuplicates(error).flatMap((place) => records[place]?._id ?? []));
  }
}

export async function findDelivery(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<DeliveryRecord | null> {
  return deliveries.collection(db).findOne({ _id: id, workspaceId: requireTenant(workspaceId) });
}

export interface DeliveryFilter {
  connectionId?: string;
  topic?: string;
  outcome?: DeliveryOutcome;
  entryId?: string;
  receivedFrom?: Date;
  /** Lies outside. */
  receivedTo?: Date;
}

/** Newest first. */
export async function findDeliveries(
  db: Database,
  workspaceId: string,
  filter: DeliveryFilter,
  page: PageRequest,
): Promise<Page<DeliveryRecord>> {
  const { receivedFrom, receivedTo, ...equal } = filter;
  const received = {
    ...(receivedFrom ? { $gte: receivedFrom } : {}),
    ...(receivedTo ? { $lt: receivedTo } : {}),
  };
  return pageAfter(
    deliveries.collection(db),
    {
      workspaceId: requireTenant(workspaceId),
      ...equal,
      ...(receivedFrom || receivedTo ? { receivedAt: received } : {}),
    },
    { field: 'receivedAt', direction: -1 },
    page,
  );
}

/** Deliveries of an entry and of events about it, newest first, `limit` of each. */
export async function findDeliveriesAbout(
  db: Database,
  workspaceId: string,
  entryId: string,
  limit: number,
): Promise<DeliveryRecord[]> {
  const tenant = requireTenant(workspaceId);
  const find = (where: { entryId: string } | { aboutEntryId: string }) =>
    deliveries
      .collection(db)
      .find({ ...where, workspaceId: tenant })
      .sort({ receivedAt: -1 })
      .limit(limit)
      .toArray();
  const found = await Promise.all([find({ entryId }), find({ aboutEntryId: entryId })]);
  return found.flat();
}
