import type { ConnectionRecord } from '../../models/access/connections.ts';
import type { SyncJob } from '../../models/runs/syncJobs.ts';
import { createJob } from './createJob.ts';
import type { IngestDeps } from '../deps.ts';
import { fetchableStreams } from './jobStages.ts';

/**
 * A product sync brings stock too (spec 5.2): its own run, once the SKUs are on their way. The id is made from the job's, so
 * that a repeated end does not start it twice; where stock is being fetched already, that run is enough.
 */
export async function startFollowUp(
  deps: IngestDeps,
  job: SyncJob,
  connection: ConnectionRecord,
): Promise<void> {
  if (job.origin !== 'product_sync' || job.jobType !== 'products') return;
  const streams = fetchableStreams(deps.registry, connection.platform);
  const stock = streams.filter((stream) => stream.kind === 'inventory');
  if (stock.length === 0) return;
  await createJob(deps, {
    connection,
    id: `${job._id}_stock`,
    jobType: 'inventory',
    origin: 'product_sync',
    triggeredBy: { kind: 'system', id: job._id },
    stages: stock.map((stream) => ({ stream, range: { from: null, to: null } })),
  });
}
