import { computeEndStatus, type JobCounters } from '../../domain/jobs.ts';
import { saveHealth } from '../../models/access/connectionHealth.ts';
import {
  claimProcessing,
  findSettledMs,
  saveCounters,
  saveIdleEnd,
} from '../../models/runs/syncJobControls.ts';
import type { JobStage, SyncJob } from '../../models/runs/syncJobs.ts';
import { findCounters, hasWaitingEntries } from '../../models/runs/syncJobTallies.ts';
import type { IngestDeps } from '../deps.ts';
import { findEnd } from './endRun.ts';
import { jobSettings } from './jobSettings.ts';
import { findLocalRun } from './localRun.ts';

/** Counting a run of 200,000 records takes a while: looking costs a tenth of the time at most. */
const lookShare = 10;
const claimMs = 30_000;

/** Ends the runs whose records are all processed; how many it looked at. Any instance may do it. */
export async function settleJobs(deps: IngestDeps): Promise<number> {
  let looked = 0;
  for (;;) {
    const job = await claimProcessing(deps.db, claimMs);
    if (!job) return looked;
    await settleJob(deps, job);
    looked += 1;
  }
}

async function settleJob(deps: IngestDeps, job: SyncJob): Promise<void> {
  const since = performance.now();
  const counters = await findCounters(deps.db, job);
  const { settleMs } = jobSettings(deps);
  const lookMs = Math.round(Math.max(settleMs, (performance.now() - since) * lookShare));
  await saveCounters(deps.db, job, counters, lookMs);
  if (counters.pending > 0 || (counters.errors > 0 && (await isWaiting(deps, job)))) return;
  const end = await findEnd(deps, job);
  if (end.counters.pending > 0) return; // woken up again meanwhile
  const status = computeEndStatus(end.counters, job.stages.some(isIncomplete));
  await saveIdleEnd(deps.db, job, { status, error: toEndError(job, end.counters), ...end });
  if (!findLocalRun(deps, job)) {
    const connection = { _id: job.connectionId, workspaceId: job.workspaceId };
    await saveHealth(deps.db, connection, { status: 'connected', reason: null });
  }
  deps.wakeups.emit('jobs');
}

/** Records that wait for a product get a while to be fetched and tried again (spec 4.7). */
async function isWaiting(deps: IngestDeps, job: SyncJob): Promise<boolean> {
  if ((await findSettledMs(deps.db, job)) >= jobSettings(deps).graceMs) return false;
  return hasWaitingEntries(deps.db, job);
}

function isIncomplete({ status }: JobStage): boolean {
  return status === 'skipped' || status === 'truncated';
}

function toEndError(job: SyncJob, counters: JobCounters) {
  const left = job.stages.filter(isIncomplete);
  if (left.length > 0) {
    const message = left.map(({ stream, warning }) => `${stream}: ${warning ?? ''}`).join('; ');
    return { code: 'truncated', message };
  }
  if (counters.errors === 0) return null;
  const [done, all] = [counters.fetched - counters.errors, counters.fetched].map((count) =>
    count.toLocaleString('en-US'),
  );
  return { code: 'partial', message: `Partial sync: ${done} / ${all} records synced` };
}
