import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isUnfinished, type Job, jobQuery, liveJobsQuery } from '../../../api/jobs.ts';

export interface RunWatch {
  /** The run that goes on, or the one that was watched to its end. */
  job: Job | null;
  /** Asked for, and nothing is known of it yet. */
  isStarting: boolean;
  isGoingOn: boolean;
  show: (jobId: string) => void;
  dismiss: () => void;
}

/**
 * One kind of run of a connection: the one that goes on, whoever started it, and then how it ended, until somebody
 * puts that away. One that had ended before the page was opened is not shown.
 */
export function useRun(connectionId: string, matches: (job: Job) => boolean): RunWatch {
  const live = useQuery(liveJobsQuery);
  const [watched, setWatched] = useState<string | null>(null);
  const active = live.data?.items.find(
    (job) => job.connectionId === connectionId && isUnfinished(job.status) && matches(job),
  );
  const activeId = active?.id;
  useEffect(() => {
    if (activeId !== undefined) setWatched(activeId);
  }, [activeId]);
  const one = useQuery({ ...jobQuery(watched ?? ''), enabled: watched !== null });
  const job = findFresher(active, watched === null ? undefined : one.data);
  return {
    job,
    isStarting: watched !== null && job === null && one.isPending,
    isGoingOn: job !== null && isUnfinished(job.status),
    show: setWatched,
    dismiss: () => setWatched(null),
  };
}

/** News tells of both at once; the run by itself is asked for too, so that it ends here even where its last news was lost. */
export function findFresher(active: Job | undefined, one: Job | undefined): Job | null {
  if (active && one?.id !== active.id) return active;
  return one ?? null;
}
