import { startDemandWorker } from './ingest/demandWorker.ts';
import type { IngestDeps } from './ingest/deps.ts';
import { startJobs } from './jobs/startJobs.ts';

export interface Workers {
  /** Claims nothing more; finishes or hands back what it has. */
  stop(): Promise<void>;
}

/** What works in the background of an instance: the processor, runs and schedules, single fetches. */
export async function startWorkers(deps: IngestDeps): Promise<Workers> {
  const demands = startDemandWorker(deps);
  const jobs = await startJobs(deps);
  return {
    async stop() {
      await Promise.all([jobs.stop(), demands.stop()]);
    },
  };
}
