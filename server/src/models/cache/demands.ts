import { randomUUID } from 'node:crypto';
import { MongoBulkWriteError } from 'mongodb';
import { Schema } from 'mongoose';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

/**
 * "Fetch this record whole, now": asked for by incomplete payloads, ids-only events, unknown SKUs and people.
 * One row per record, so a thousand askers cost one fetch.
 */
export interface DemandRecord {
  /** `<connection>:<stream>:<external id>`. */
  _id: string;
  workspaceId: string;
  connectionId: string;
  stream: string;
  externalId: string;
  reason: string;
  status: 'open' | 'fetched' | 'gone' | 'failed';
  /** Rises with each request: an answer settles only the requests made before its fetch began. */
  asked: number;
  requestedAt: Date;
  /** Exists while claimable: when it may be claimed next. */
  due?: Date;
  claim: string | null;
  attempts: number;
  answeredAt: Date | null;
  error: string | null;
}

const schema = new Schema<DemandRecord>(
  {
    _id: String,
    workspaceId: String,
    connectionId: String,
    stream: String,
    externalId: String,
    reason: String,
    status: String,
    asked: Number,
    requestedAt: Date,
    due: Date,
    claim: String,
    attempts: Number,
    answeredAt: Date,
    error: String,
  },
  { versionKey: false },
);

export const demands = defineModel<DemandRecord>('fetch_demands', schema, [
  { key: { due: 1 }, options: { partialFilterExpression: { due: { $exists: true } } } },
  { key: { connectionId: 1, stream: 1, status: 1 } },
]);

export interface FetchRequest {
  workspaceId: string;
  connectionId: string;
  stream: string;
  externalId: string;
  reason: string;
}

export function demandId(request: Pick<FetchRequest, 'connectionId' | 'stream' | 'externalId'>) {
  return `${request.connectionId}:${request.stream}:${request.externalId}`;
}

/** Asks for records; asking again while one is open changes nothing but its count. */
export async function requestFetches(db: Database, requests: FetchRequest[]): Promise<void> {
  if (requests.length === 0) return;
  const operations = requests.map((request) => toUpsert(request, new Date()));
  try {
    await demands.collection(db).bulkWrite(operations, { ordered: false });
  } catch (error) {
    // Two first requests for one record race on the upsert: the second try finds the row (M9).
    if (!(error instanceof MongoBulkWriteError) || error.code !== 11000) throw error;
    await demands.collection(db).bulkWrite(operations, { ordered: false });
  }
}

function toUpsert(request: FetchRequest, now: Date) {
  return {
    updateOne: {
      filter: { _id: demandId(request) },
      update: {
        $setOnInsert: {
          workspaceId: requireTenant(request.workspaceId),
          connectionId: request.connectionId,
          stream: request.stream,
          externalId: request.externalId,
          claim: null,
        },
        $set: {
          reason: request.reason,
          status: 'open' as const,
          requestedAt: now,
          due: new Date(0),
          attempts: 0,
          error: null,
        },
        $inc: { asked: 1 },
      },
      upsert: true,
    },
  };
}

/** Takes up to `limit` due demands for `leaseMs`, by the server's clock. */
export async function claimDemands(
  db: Database,
  limit: number,
  leaseMs: number,
): Promise<DemandRecord[]> {
  const collection = demands.collection(db);
  const isDue = { due: { $exists: true }, $expr: { $lte: ['$due', '$$NOW'] } };
  const ids = await collection
    .find(isDue, { projection: { _id: 1 } })
    .sort({ due: 1 })
    .limit(limit)
    .map((row) => row._id)
    .toArray();
  if (ids.length === 0) return [];
  const token = randomUUID();
  await collection.updateMany({ _id: { $in: ids }, ...isDue }, [
    {
      $set: {
        claim: { $literal: token },
        due: { $add: ['$$NOW', leaseMs] },
        attempts: { $add: ['$attempts', 1] },
      },
    },
  ]);
  return collection.find({ _id: { $in: ids }, claim: token }).toArray();
}

/** The answer to a claimed demand; one asked again meanwhile stays open. Guarded by the claim. */
export async function saveAnswer(
  db: Database,
  demand: DemandRecord,
  status: 'fetched' | 'gone' | 'failed',
  error: string | null = null,
): Promise<void> {
  await demands
    .collection(db)
    .updateOne(
      { _id: demand._id, claim: demand.claim, asked: demand.asked },
      { $set: { status, error, claim: null, answeredAt: new Date() }, $unset: { due: '' } },
    );
}

/** Another try in `delayMs`. */
export async function saveDemandRetry(
  db: Database,
  demand: DemandRecord,
  delayMs: number,
  error: string,
): Promise<void> {
  await demands
    .collection(db)
    .updateOne({ _id: demand._id, claim: demand.claim, asked: demand.asked }, [
      {
        $set: {
          claim: null,
          error: { $literal: error },
          due: { $add: ['$$NOW', delayMs] },
        },
      },
    ]);
}
