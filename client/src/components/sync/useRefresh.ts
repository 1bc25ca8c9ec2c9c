import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { isUnfinished, jobQuery } from '../../api/jobs.ts';
import type { Refresh } from './refresh.ts';

const key = ['refresh'];

/** The last press of Refresh data in this tab: it is remembered while the list is closed. */
export function useRefresh() {
  const client = useQueryClient();
  const { data: refresh } = useQuery<Refresh | null>({
    queryKey: key,
    queryFn: () => null,
    enabled: false,
    initialData: null,
  });
  const runs = useQueries({ queries: (refresh?.jobIds ?? []).map((id) => jobQuery(id)) });
  const ended = runs.filter(({ data }) => data && !isUnfinished(data.status)).length;
  return {
    refresh,
    ended,
    isGoingOn: ended < runs.length,
    remember: (next: Refresh) => client.setQueryData(key, next),
  };
}
