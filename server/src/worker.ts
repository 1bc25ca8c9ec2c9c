import { startDemandWorker } from './ingest/demandWorker.ts';
import { startJobs } from './jobs/startJobs.ts';
import { startMetrics } from './metrics/startMetrics.ts';
import { startProcessor } from './process/startProcessor.ts';
import type { BootDeps } from './services/bootstrap.ts';

export interface Workers {
  /** Claims nothing more; finishes or hands back what it has. */
  stop(): Promise<void>;
}

/** What works in the background of an instance: the processor, figures, runs and schedules, single fetches. */
export async function startWorkers(deps: BootDeps): Promise<Workers> {
  const processor = startProcessor(deps.processing);
  const metrics = startMetrics(deps);
  const demands = startDemandWorker(deps);
  const jobs = await startJobs(deps);
  return {
    async stop() {
      await Promise.all([processor.stop(), jobs.stop(), demands.stop(), metrics.stop()]);
    },
  };
}
