import { isFinished } from '../../domain/jobs.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { findAskerNames, findConnectionNames } from '../../models/access/askerNames.ts';
import type { SyncJob } from '../../models/runs/syncJobs.ts';
import { findCounters } from '../../models/runs/syncJobTallies.ts';
import { type JobView, toJobView } from './jobView.ts';

type ViewDeps = Pick<IngestDeps, 'db'>;

/** Runs with live counters and the names of their connections and askers: two look-ups for all of them. */
export async function toLiveViews(
  { db }: ViewDeps,
  workspaceId: string,
  jobs: SyncJob[],
): Promise<JobView[]> {
  const connectionIds = new Set(jobs.map(({ connectionId }) => connectionId));
  const askers = new Set(jobs.flatMap(({ triggeredBy: { id } }) => id ?? []));
  const [connectionNames, askerNames] = await Promise.all([
    findConnectionNames(db, workspaceId, [...connectionIds]),
    findAskerNames(db, workspaceId, [...askers]),
  ]);
  return Promise.all(
    jobs.map(async (job) => {
      const live = !isFinished(job.status) && job.startedAt !== null;
      const counters = live ? await findCounters(db, job) : job.counters;
      const connection = connectionNames.get(job.connectionId) ?? null;
      const asker = askerNames.get(job.triggeredBy.id ?? '') ?? null;
      return toJobView(job, counters, { connection, asker });
    }),
  );
}

export async function toLiveView(deps: ViewDeps, job: SyncJob): Promise<JobView> {
  const [view] = await toLiveViews(deps, job.workspaceId, [job]);
  if (!view) throw new TypeError('A run without a view');
  return view;
}
