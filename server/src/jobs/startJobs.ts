import type { IngestDeps } from '../ingest/deps.ts';
import { jobSettings } from '../ingest/runs/jobSettings.ts';
import { runCatchUp, runDueSchedules } from '../services/runs/scheduler.ts';
import { startAgenda } from './agenda.ts';
import { dailyReconcile } from './dailyReconcile.ts';
import { dayTurn } from './dayTurn.ts';
import { housekeeping } from './housekeeping.ts';
import { startJobRunner } from './jobRunner.ts';
import { jobsWake } from './jobsWake.ts';
import { schedulerTick } from './schedulerTick.ts';

/** Everything that happens by itself on this instance: runs, schedules, housekeeping. */
export async function startJobs(deps: IngestDeps): Promise<{ stop(): Promise<void> }> {
  const runner = startJobRunner(deps);
  const agenda = await startAgenda(deps, [
    schedulerTick,
    jobsWake,
    housekeeping,
    dailyReconcile,
    dayTurn,
  ]);
  const safely = (work: Promise<number>) =>
    void work.catch((error: unknown) => deps.logger.warn('schedules wait', { error }));
  safely(runDueSchedules(deps));
  const { catchUpDelayMs } = jobSettings(deps);
  const catchUp = setTimeout(() => safely(runCatchUp(deps)), catchUpDelayMs);
  return {
    async stop() {
      clearTimeout(catchUp);
      await Promise.all([runner.stop(), agenda.stop()]);
    },
  };
}
