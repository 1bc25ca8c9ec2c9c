import type { EntriesFilter } from '../../api/cache.ts';
import type { Job } from '../../api/jobs.ts';
import { listChoices } from '../ui/statusLooks.ts';

/** What the records of a run are filtered by: what was made of each, or that nothing was yet. */
export const recordChoices = [...listChoices('outcome'), { value: 'pending', label: 'Pending' }];

/** The streams a run brought entries of: those with a cache of their own. */
export function listRunStreams({ stages }: Pick<Job, 'stages'>): string[] {
  return [...new Set(stages.map(({ stream }) => stream))];
}

/** `failed` and `pending` are statuses of an entry, the others are outcomes. */
export function toRunEntriesFilter(input: {
  job: Pick<Job, 'id' | 'connectionId'>;
  stream: string;
  outcome: string | undefined;
  cursor: string | null;
}): EntriesFilter {
  const { job, stream, outcome, cursor } = input;
  const isStatus = outcome === 'failed' || outcome === 'pending';
  return {
    connectionId: job.connectionId,
    jobId: job.id,
    stream,
    ...(isStatus ? { status: outcome } : { outcome }),
    cursor: cursor ?? undefined,
    limit: '25',
  };
}
