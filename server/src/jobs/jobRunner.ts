import { hostname } from 'node:os';
import type { IngestDeps } from '../ingest/deps.ts';
import { jobSettings } from '../ingest/runs/jobSettings.ts';
import { runJob } from '../ingest/runs/runJob.ts';
import { settleJobs } from '../ingest/runs/settleJobs.ts';
import type { SyncJob } from '../models/runs/syncJobs.ts';
import { claimJob, findClaimable, saveWaiting } from '../models/runs/syncJobRuns.ts';

/**
 * Works on runs until stopped: claims what is due in MongoDB, several at once, woken by `jobs` and by asking each
 * second. Stopping hands running jobs back at their checkpoint.
 */
export function startJobRunner(deps: IngestDeps): { stop(): Promise<void> } {
  const { pollMs, settleMs } = jobSettings(deps);
  const shutdown = new AbortController();
  const running = new Map<string, Promise<void>>();
  const owner = `${hostname()}:${process.pid}`;
  const start = (job: SyncJob) => {
    const run = runSafely(deps, job, shutdown.signal).finally(() => {
      running.delete(job._id);
      if (!shutdown.signal.aborted) deps.wakeups.emit('jobs');
    });
    running.set(job._id, run);
  };
  const loops = Promise.all([
    repeat(deps, shutdown.signal, pollMs, () => claimJobs(deps, owner, running, start)),
    repeat(deps, shutdown.signal, settleMs, () => settleJobs(deps)),
  ]);
  return {
    async stop() {
      shutdown.abort();
      await loops;
      await Promise.all(running.values());
    },
  };
}

/** Runs `work` now, then whenever `jobs` is signalled or `everyMs` have passed. */
async function repeat(
  deps: IngestDeps,
  signal: AbortSignal,
  everyMs: number,
  work: () => Promise<unknown>,
): Promise<void> {
  let woken = false;
  let wake: () => void = () => undefined;
  const onWake = () => {
    woken = true;
    wake();
  };
  const off = deps.wakeups.on('jobs', onWake);
  signal.addEventListener('abort', onWake, { once: true });
  while (!signal.aborted) {
    woken = false;
    await work().catch((error: unknown) =>
      deps.logger.warn('jobs wait for the database', { error }),
    );
    if (woken) continue;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  off();
}

async function claimJobs(
  deps: IngestDeps,
  owner: string,
  running: Map<string, Promise<void>>,
  start: (job: SyncJob) => void,
): Promise<void> {
  const { parallel, pollMs } = jobSettings(deps);
  if (running.size >= parallel) return;
  for (const { _id } of await findClaimable(deps.db, 50)) {
    if (running.size >= parallel) return;
    if (running.has(_id)) continue;
    const job = await claimJob(deps.db, _id, owner, deps.settings.leaseMs);
    if (job) start(job);
    else await saveWaiting(deps.db, _id, pollMs);
  }
}

async function runSafely(deps: IngestDeps, job: SyncJob, signal: AbortSignal): Promise<void> {
  try {
    await runJob(deps, job, signal);
  } catch (error) {
    // Its state could not be written: the lease runs out and the job goes on from its checkpoint.
    deps.logger.error('a job stopped without an end', { job: job._id, error });
  }
}
