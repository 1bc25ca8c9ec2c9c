import { setTimeout as sleep } from 'node:timers/promises';
import { findConnection } from '../../models/access/connections.ts';
import type { SyncJob } from '../../models/runs/syncJobs.ts';
import { fenceOf, renewJob } from '../../models/runs/syncJobRuns.ts';
import type { IngestDeps } from '../deps.ts';
import { Interruption } from './interruption.ts';
import { jobSettings } from './jobSettings.ts';
import { findLocalRun } from './localRun.ts';

/** Keeps a claimed job while it runs, and aborts the run when it is not ours to go on with. */
export interface JobWatch {
  /** Its reason is an Interruption. */
  signal: AbortSignal;
  /** Shown with the next heartbeat: "Rate limited, resuming in 12 s". */
  notice(message: string | null): void;
  /** Before anything is written: asks again when the lease may have run out (a process that froze, M16). */
  ensureHeld(): Promise<void>;
  /** Asks now, whatever the clock says. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

export function startJobWatch(deps: IngestDeps, job: SyncJob, shutdown: AbortSignal): JobWatch {
  const { leaseMs } = deps.settings;
  const everyMs = Math.min(jobSettings(deps).pollMs, leaseMs / 3);
  const run = new AbortController();
  const stopped = new AbortController();
  let heldAt = performance.now();
  let notice: string | null = null;
  const interrupt = (why: Interruption['why']) => run.abort(new Interruption(why));
  const isHeld = () => performance.now() - heldAt < leaseMs;

  async function renew(): Promise<void> {
    const askedAt = performance.now();
    const held = await renewJob(deps.db, fenceOf(job), leaseMs, notice);
    if (!held) return interrupt('lost');
    heldAt = askedAt;
    if (held.wanted) return interrupt(held.wanted);
    if (findLocalRun(deps, job)) return;
    const connection = await findConnection(deps.db, job.workspaceId, job.connectionId);
    if (!connection || connection.status === 'disconnected') interrupt('disconnected');
  }
  async function renewSafely(): Promise<void> {
    try {
      await renew();
    } catch (error) {
      deps.logger.warn('heartbeat of a job failed', { job: job._id, error });
      if (!isHeld()) interrupt('lost');
    }
  }
  async function loop(): Promise<void> {
    while (!run.signal.aborted) {
      await sleep(everyMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return;
      await renewSafely();
    }
  }
  const onShutdown = () => interrupt('shutdown');
  if (shutdown.aborted) onShutdown();
  shutdown.addEventListener('abort', onShutdown, { once: true });
  const looping = loop();
  return {
    signal: run.signal,
    notice: (message) => {
      notice = message;
    },
    async ensureHeld() {
      if (!isHeld()) await renew();
      run.signal.throwIfAborted();
    },
    async check() {
      await renew();
      run.signal.throwIfAborted();
    },
    async stop() {
      stopped.abort();
      shutdown.removeEventListener('abort', onShutdown);
      await looping;
    },
  };
}
