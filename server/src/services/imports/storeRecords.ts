import type { StageRows } from '../../domain/jobs.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { toScope } from '../../ingest/intakeScope.ts';
import { computeRows } from '../../ingest/runs/pageIntake.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import { saveSnapshots } from '../../models/cache/cacheIntake.ts';
import { findSameIds } from '../../models/cache/cacheSame.ts';
import type { Snapshot } from '../../models/cache/intakeTypes.ts';
import type { SyncJob } from '../../models/runs/syncJobs.ts';
import {
  endStage,
  fenceOf,
  renewJob,
  saveFetched,
  savePage,
} from '../../models/runs/syncJobRuns.ts';
import type { FileRecord, FileStream } from './records.ts';

const pageRecords = 500;

export interface ImportTarget {
  deps: IngestDeps;
  connection: ConnectionRecord;
  stream: FileStream;
  job: SyncJob;
}

/**
 * The records of a file into the raw cache, page by page, as a run stores what it fetched. False where somebody ended
 * the run meanwhile: what was stored by then stays.
 */
export async function storeRecords(
  target: ImportTarget,
  records: readonly FileRecord[],
): Promise<boolean> {
  const { deps, job } = target;
  const fence = fenceOf(job);
  for (let page = 0; page * pageRecords < records.length; page += 1) {
    const held = await renewJob(deps.db, fence, deps.settings.leaseMs, null);
    if (!held || held.wanted !== null) return false;
    const part = records.slice(page * pageRecords, (page + 1) * pageRecords);
    const rows = await storePage(target, part);
    const saved = { pages: page, checkpoint: '{}', total: records.length, rate: null };
    if (!(await savePage(deps.db, fence, 0, { ...saved, rows, details: [] }))) return false;
    deps.wakeups.emit('pending');
  }
  await endStage(deps.db, fence, 0, { status: 'done', warning: null });
  return saveFetched(deps.db, fence);
}

/** The time of the import is the version: of two files the later one wins. */
async function storePage(
  { deps, connection, stream, job }: ImportTarget,
  records: readonly FileRecord[],
): Promise<StageRows> {
  const sourceVersion = job.createdAt;
  const snapshots = records.map(
    ({ raw, glance }): Snapshot => ({ raw, glance: { ...glance, sourceVersion } }),
  );
  const scope = toScope(connection);
  const same = await findSameIds(deps.db, stream.collection, scope, snapshots);
  const fresh = snapshots.filter(({ glance }) => !same.has(glance.externalId));
  const outcomes = await saveSnapshots(deps.db, stream, scope, fresh, {
    origin: 'import',
    authority: 1,
    apiVersion: null,
    jobId: job._id,
    topic: null,
    receivedAt: new Date(),
  });
  const rows = computeRows(outcomes, 0, false);
  return {
    ...rows,
    fetched: rows.fetched + same.size,
    unchanged: rows.unchanged + same.size,
  };
}
