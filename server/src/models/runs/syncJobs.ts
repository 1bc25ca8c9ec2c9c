import { randomUUID } from 'node:crypto';
import { type Document, MongoServerError } from 'mongodb';
import { Schema } from 'mongoose';
import type { JobCounters, JobStatus, StageRows } from '../../domain/jobs.ts';
import type { TimeRange } from '../../domain/schedule.ts';
import type { Origin } from '../cache/cacheTypes.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';
import { type Page, type PageRequest, pageAfter } from '../page.ts';

/** One stream of a run. */
export interface JobStage {
  stream: string;
  /** The raw cache's collection. */
  collection: string;
  range: TimeRange;
  status: 'waiting' | 'fetching' | 'done' | 'skipped' | 'truncated';
  /** By the server's clock: the next watermark counts from here. */
  startedAt: Date | null;
  completedAt: Date | null;
  /** JSON text (a BSON tree would refuse some keys); null = from the start. */
  checkpoint: string | null;
  /** Pages saved: guards the write of the next one. */
  pages: number;
  total: number | null;
  rows: StageRows;
  /** What was left out and why, for people. */
  warning: string | null;
}

export interface JobErrorDetail {
  stream: string;
  externalId: string | null;
  code: string;
  message: string;
}

/** What a run over our own cache was asked for: replay, backfill. */
export interface JobOptions {
  /** Says what would change; writes nothing. */
  dryRun: boolean;
  errorCode: string | null;
  /** Of a backfill: the only fields it writes. */
  fields: string[] | null;
}

export interface ImportedFile {
  name: string;
  /** Of the file, its header not counted; several rows may make one record. */
  rows: number;
}

export interface JobTrigger {
  kind: 'user' | 'schedule' | 'webhook' | 'system';
  id: string | null;
}

/** One run: the truth about it, whoever works on it (spec 7.2). */
export interface SyncJob {
  /** `job_…`. */
  _id: string;
  workspaceId: string;
  connectionId: string;
  platform: string;
  /** orders, products, customers, inventory or full. */
  jobType: string;
  status: JobStatus;
  /** Fetching ends with the last page; processing when none of its entries is pending. */
  phase: 'fetching' | 'processing';
  triggeredBy: JobTrigger;
  origin: Origin;
  options?: JobOptions;
  /** Of an import: the file it is of, which is not kept. */
  file?: ImportedFile;
  /** 1 first (spec 7.7). */
  priority: number;
  stages: JobStage[];
  /** As of the last look; live ones are counted from the cache. */
  counters: JobCounters;
  notice: string | null;
  /** Rows a second. */
  rate: number | null;
  error: { code: string; message: string } | null;
  /** Unreadable rows while it runs, all failed records at the end; capped. */
  errorDetails: JobErrorDetail[];
  /** Failed tries since the last page that came through. */
  failures: number;
  retryAt: Date | null;
  /** What somebody asked of it while it runs. */
  wanted: 'pause' | 'cancel' | null;
  /** Rises with each claim: every write of a run is guarded by it (M16). */
  epoch: number;
  /** Which process has it, for people. */
  owner: string | null;
  /** Exists exactly while claimable: start, retry, end of the lease, next look. Server clock. */
  due?: Date;
  /** `<connection>:<stream>` of each stage. */
  keys: string[];
  /** `run:<key>` or `wait:<key>`, unique: one run and one waiting run for each key; absent = none held. */
  slots?: string[];
  /** Sync Now only: its limits are counted by it (spec 7.5). */
  syncNowAt?: Date;
  /** Since when nothing is pending any more. */
  settledSince: Date | null;
  createdAt: Date;
  startedAt: Date | null;
  fetchedAt: Date | null;
  completedAt: Date | null;
  /** Set when it ends; history is kept for a while. */
  expireAt?: Date;
}

const schema = new Schema<SyncJob>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    connectionId: { type: String, required: true },
    platform: { type: String, required: true },
    jobType: { type: String, required: true },
    status: { type: String, required: true },
    phase: { type: String, required: true },
    triggeredBy: { type: Schema.Types.Mixed, required: true },
    origin: { type: String, required: true },
    options: Schema.Types.Mixed,
    file: Schema.Types.Mixed,
    priority: { type: Number, required: true },
    stages: { type: Schema.Types.Mixed, required: true },
    counters: { type: Schema.Types.Mixed, required: true },
    notice: String,
    rate: Number,
    error: Schema.Types.Mixed,
    errorDetails: { type: Schema.Types.Mixed, default: [] },
    failures: { type: Number, default: 0 },
    retryAt: Date,
    wanted: String,
    epoch: { type: Number, default: 0 },
    owner: String,
    due: Date,
    keys: { type: [String], required: true },
    slots: { type: [String], default: undefined },
    syncNowAt: Date,
    settledSince: Date,
    createdAt: { type: Date, required: true },
    startedAt: Date,
    fetchedAt: Date,
    completedAt: Date,
    expireAt: Date,
  },
  { minimize: false, versionKey: false },
);

export const syncJobs = defineModel<SyncJob>('sync_jobs', schema, [
  { key: { due: 1 }, options: { partialFilterExpression: { due: { $exists: true } } } },
  {
    key: { slots: 1 },
    options: { unique: true, partialFilterExpression: { slots: { $exists: true } } },
  },
  { key: { workspaceId: 1, createdAt: -1, _id: -1 } },
  { key: { connectionId: 1, createdAt: -1, _id: -1 } },
  { key: { workspaceId: 1, status: 1, createdAt: -1, _id: -1 } },
  { key: { workspaceId: 1, jobType: 1, createdAt: -1, _id: -1 } },
  { key: { workspaceId: 1, 'triggeredBy.kind': 1, createdAt: -1, _id: -1 } },
  {
    key: { workspaceId: 1, syncNowAt: -1 },
    options: { partialFilterExpression: { syncNowAt: { $exists: true } } },
  },
  { key: { expireAt: 1 }, options: { expireAfterSeconds: 0 } },
]);

export function newJobId(): string {
  return `job_${randomUUID().replaceAll('-', '')}`;
}

/** Saves a new run; false when a slot it asks for is taken. */
export async function insertJob(db: Database, job: SyncJob): Promise<boolean> {
  requireTenant(job.workspaceId);
  return unlessTaken(async () => {
    await syncJobs.collection(db).insertOne(job);
    return true;
  }, false);
}

/** `taken` instead of a throw where the unique slots refuse. */
export async function unlessTaken<T>(write: () => Promise<T>, taken: T): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof MongoServerError && error.code === 11000) return taken;
    throw error;
  }
}

export async function findSyncJob(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<SyncJob | null> {
  return syncJobs.collection(db).findOne({ _id: id, workspaceId: requireTenant(workspaceId) });
}

/** Who holds one of these slots. */
export async function findSlotHolder(
  db: Database,
  workspaceId: string,
  slots: string[],
): Promise<SyncJob | null> {
  return syncJobs
    .collection(db)
    .findOne({ slots: { $in: slots }, workspaceId: requireTenant(workspaceId) });
}

/** A run of one of these streams whose records are still being processed. */
export async function findProcessingJob(
  db: Database,
  workspaceId: string,
  connectionId: string,
  keys: string[],
): Promise<SyncJob | null> {
  return syncJobs.collection(db).findOne({
    workspaceId: requireTenant(workspaceId),
    connectionId,
    due: { $exists: true },
    phase: 'processing',
    keys: { $in: keys },
  });
}

/** Of each list any; times by `createdAt`, `startedTo` lies outside. */
export interface JobFilter {
  connectionId?: string;
  platform?: string;
  status?: JobStatus[];
  jobType?: string[];
  triggeredBy?: JobTrigger['kind'][];
  startedFrom?: Date;
  startedTo?: Date;
}

/** A hundred of these for each of two hundred runs would be megabytes: one run alone shows all of them. */
const listedErrors = 5;

/** Newest first, each with its first few error details only. */
export async function findSyncJobs(
  db: Database,
  workspaceId: string,
  filter: JobFilter,
  page: PageRequest,
): Promise<Page<SyncJob>> {
  const where = { ...toJobConditions(filter), workspaceId: requireTenant(workspaceId) };
  const order = {
    field: 'createdAt',
    direction: -1,
    projection: { errorDetails: { $slice: listedErrors } },
  } as const;
  return pageAfter(syncJobs.collection(db), where, order, page);
}

function toJobConditions(filter: JobFilter): Document {
  const { connectionId, platform, status, jobType, triggeredBy, startedFrom, startedTo } = filter;
  const asked = {
    ...(startedFrom ? { $gte: startedFrom } : {}),
    ...(startedTo ? { $lt: startedTo } : {}),
  };
  return {
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(platform === undefined ? {} : { platform }),
    ...(status ? { status: { $in: status } } : {}),
    ...(jobType ? { jobType: { $in: jobType } } : {}),
    ...(triggeredBy ? { 'triggeredBy.kind': { $in: triggeredBy } } : {}),
    ...(startedFrom || startedTo ? { createdAt: asked } : {}),
  };
}

/** When Sync Now was used since `since`, newest first. */
export async function findSyncNows(
  db: Database,
  workspaceId: string,
  since: Date,
): Promise<Pick<SyncJob, 'connectionId' | 'syncNowAt'>[]> {
  return syncJobs
    .collection(db)
    .find<Pick<SyncJob, 'connectionId' | 'syncNowAt'>>(
      { workspaceId: requireTenant(workspaceId), syncNowAt: { $gt: since } },
      { projection: { connectionId: 1, syncNowAt: 1 } },
    )
    .sort({ syncNowAt: -1 })
    .limit(1000)
    .toArray();
}
