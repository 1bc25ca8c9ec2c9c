import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJob, isUnfinished, type Job } from '../../api/jobs.ts';
import type { Refresh } from './refresh.ts';

const key = ['refresh'];
const watchMs = 2000;

const runsQuery = (jobIds: string[]) =>
  queryOptions({
    queryKey: ['jobs', 'refresh', jobIds],
    queryFn: ({ signal }): Promise<Job[]> => Promise.all(jobIds.map((id) => getJob(id, signal))),
    enabled: jobIds.length > 0,
    refetchInterval: ({ state }) =>
      state.data?.every(({ status }) => !isUnfinished(status)) ? false : watchMs,
  });

/** The last press of Refresh data in this tab: it is remembered while the list is closed. */
export function useRefresh() {
  const client = useQueryClient();
  const { data: refresh } = useQuery<Refresh | null>({
    queryKey: key,
    queryFn: () => null,
    enabled: false,
    initialData: null,
  });
  const jobIds = refresh?.jobIds ?? [];
  const { data: runs = [] } = useQuery(runsQuery(jobIds));
  const ended = runs.filter(({ status }) => !isUnfinished(status)).length;
  return {
    refresh,
    ended,
    isGoingOn: ended < jobIds.length,
    remember: (next: Refresh) => client.setQueryData(key, next),
  };
}
