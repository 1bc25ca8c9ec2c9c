import {
  computeCounters,
  type JobCounters,
  noTally,
  type OutcomeTally,
} from '../../domain/jobs.ts';
import { cacheCollection } from '../cache/cache.ts';
import type { CacheEntry } from '../cache/cacheTypes.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import type { JobErrorDetail, JobStage, SyncJob } from './syncJobs.ts';

interface Group {
  _id: { status: CacheEntry['status']; outcome: CacheEntry['outcome'] };
  count: number;
}

/** What became of the entries this run brought in one stream: a count over one index (reliability.md 2.5). */
async function tallyStage(db: Database, job: SyncJob, stage: JobStage): Promise<OutcomeTally> {
  requireTenant(job.workspaceId);
  const groups = await cacheCollection(db, stage.collection)
    .aggregate<Group>([
      { $match: { jobId: job._id } },
      { $group: { _id: { status: '$status', outcome: '$outcome' }, count: { $sum: 1 } } },
    ])
    .toArray();
  const tally = { ...noTally };
  for (const { _id, count } of groups) tally[slotOf(_id)] += count;
  return tally;
}

/** The run's counters as they are now. */
export async function findCounters(db: Database, job: SyncJob): Promise<JobCounters> {
  const tallies = job.stages.map(async (stage) => ({
    rows: stage.rows,
    tally: stage.startedAt === null ? noTally : await tallyStage(db, job, stage),
  }));
  return computeCounters(await Promise.all(tallies));
}

function slotOf({ status, outcome }: Group['_id']): keyof OutcomeTally {
  return status === 'processed' ? (outcome ?? 'unchanged') : status;
}

/** Does an entry of this run wait for a record that was asked for (spec 4.7)? */
export async function hasWaitingEntries(db: Database, job: SyncJob): Promise<boolean> {
  requireTenant(job.workspaceId);
  for (const { collection } of job.stages) {
    const waiting = await cacheCollection(db, collection).findOne(
      { jobId: job._id, status: 'failed', 'waitingFor.0': { $exists: true } },
      { projection: { _id: 1 } },
    );
    if (waiting) return true;
  }
  return false;
}

/** The failed entries of a run, at most `limit`. */
export async function findJobFailures(
  db: Database,
  job: SyncJob,
  limit: number,
): Promise<JobErrorDetail[]> {
  requireTenant(job.workspaceId);
  const details: JobErrorDetail[] = [];
  for (const { stream, collection } of job.stages) {
    const rows = await cacheCollection(db, collection)
      .find<Pick<CacheEntry, 'externalId' | 'processingError'>>(
        { jobId: job._id, status: 'failed' },
        { projection: { externalId: 1, processingError: 1 } },
      )
      .limit(Math.max(1, limit - details.length))
      .toArray();
    for (const { externalId, processingError } of rows) {
      const { code, message } = processingError ?? { code: 'unknown', message: '' };
      details.push({ stream, externalId, code, message });
    }
  }
  return details.slice(0, limit);
}
