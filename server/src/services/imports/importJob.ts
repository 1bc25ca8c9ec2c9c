import type { StreamDefinition } from '../../connectors/kit/types.ts';
import { computeCounters, noRows } from '../../domain/jobs.ts';
import { slotsOf } from '../../ingest/runs/createJob.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import {
  type ImportedFile,
  type JobStage,
  type JobTrigger,
  newJobId,
  type SyncJob,
} from '../../models/runs/syncJobs.ts';

export const importJobType = 'import';

export interface ImportJobRequest {
  connection: ConnectionRecord;
  stream: StreamDefinition;
  file: ImportedFile;
  /** Records the file makes. */
  records: number;
  triggeredBy: JobTrigger;
  /** By the server's clock. */
  now: Date;
  leaseMs: number;
}

/**
 * An import as a run that is claimed from the start by whoever stores it: history, counters and live news are those of
 * every run. Its file is not kept, so nobody can go on with it: a run whose lease ends has failed.
 */
export function toImportJob(request: ImportJobRequest): SyncJob {
  const { connection, stream, file, triggeredBy, now, leaseMs } = request;
  const keys = [`${connection._id}:${stream.name}`];
  return {
    _id: newJobId(),
    workspaceId: connection.workspaceId,
    connectionId: connection._id,
    platform: connection.platform,
    jobType: importJobType,
    status: 'running',
    phase: 'fetching',
    triggeredBy,
    origin: 'import',
    file,
    priority: stream.priority,
    stages: [toStage(request)],
    counters: computeCounters([]),
    notice: null,
    rate: null,
    error: null,
    errorDetails: [],
    failures: 0,
    retryAt: null,
    wanted: null,
    epoch: 1,
    owner: 'import',
    due: new Date(now.getTime() + leaseMs),
    keys,
    slots: slotsOf({ keys }, 'run'),
    settledSince: null,
    createdAt: now,
    startedAt: now,
    fetchedAt: null,
    completedAt: null,
  };
}

function toStage({ stream, records, now }: ImportJobRequest): JobStage {
  return {
    stream: stream.name,
    collection: stream.collection,
    range: { from: null, to: null },
    status: 'fetching',
    startedAt: now,
    completedAt: null,
    checkpoint: null,
    pages: 0,
    total: records,
    rows: noRows,
    warning: null,
  };
}
