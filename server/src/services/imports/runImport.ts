import { findEnd } from '../../ingest/runs/endRun.ts';
import { ProblemError } from '../../lib/errors.ts';
import { saveHealth } from '../../models/access/connectionHealth.ts';
import { findServerTime } from '../../models/serverTime.ts';
import {
  findSyncJob,
  insertJob,
  type JobTrigger,
  type SyncJob,
} from '../../models/runs/syncJobs.ts';
import { fenceOf, saveStopped } from '../../models/runs/syncJobRuns.ts';
import type { ConnectionDeps } from '../connections/connectionDeps.ts';
import { toImportJob } from './importJob.ts';
import {
  createImportConnection,
  findImportConnection,
  findReadContext,
  requireFileStream,
} from './importTarget.ts';
import { type ImportView, toImportView } from './importViews.ts';
import { readFile } from './readFile.ts';
import { type ImportTarget, storeRecords } from './storeRecords.ts';

export interface ImportRequest {
  /** Absent: the only connection for files, which is made where there is none. */
  connectionId?: string | undefined;
  stream: string;
  fileName: string;
  bytes: Buffer;
  triggeredBy: JobTrigger;
}

/**
 * Takes a file in: read whole and checked before anything is stored, then stored as a run stores pages; the processor
 * makes the records.
 * @throws ProblemError 404, 409 busy or disconnected, 422 `import_refused` with line and column.
 */
export async function runImport(
  deps: ConnectionDeps,
  workspaceId: string,
  request: ImportRequest,
): Promise<ImportView> {
  const stream = requireFileStream(deps, request.stream);
  const known = await findImportConnection(deps, workspaceId, request.connectionId);
  const context = await findReadContext(deps, workspaceId, known);
  const { rows, records } = await readFile(stream, request.bytes, context);
  const connection = known ?? (await createImportConnection(deps, workspaceId, context));
  const job = toImportJob({
    connection,
    stream,
    file: { name: request.fileName, rows },
    records: records.length,
    triggeredBy: request.triggeredBy,
    now: await findServerTime(deps.db),
    leaseMs: deps.settings.leaseMs,
  });
  if (!(await insertJob(deps.db, job))) throw refuseBusy(stream.file.title);
  const target = { deps, connection, stream, job };
  if (await storeRecords(target, records)) await saveTaken(target);
  else await saveEnded(target);
  return toImportView(deps, (await findSyncJob(deps.db, workspaceId, job._id)) ?? job);
}

function refuseBusy(title: string): ProblemError {
  const detail = `Another file of ${title.toLowerCase()} is being imported: try again when it is in`;
  return new ProblemError(409, 'import_running', detail);
}

async function saveTaken({ deps, connection }: ImportTarget): Promise<void> {
  await saveHealth(deps.db, connection, { status: 'connected', reason: null });
  deps.wakeups.emit('pending');
  deps.wakeups.emit('jobs');
}

/** Somebody cancelled it, or paused it, which a file that is not kept cannot be. */
async function saveEnded({ deps, job }: ImportTarget): Promise<void> {
  const message = 'Stopped before its end: import the file again for the rest of it';
  const error = { code: 'import_stopped', message };
  const end: Pick<SyncJob, 'status' | 'error'> = { status: 'cancelled', error };
  await saveStopped(deps.db, fenceOf(job), { ...end, ...(await findEnd(deps, job)) });
  deps.wakeups.emit('jobs');
}
