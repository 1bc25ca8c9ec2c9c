import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Checks } from '../../../api/connections.ts';

const toKey = (connectionId: string) => ['checks', connectionId];

/** What the platform said when it was asked last, in this tab: null before. */
export function useChecks(connectionId: string): Checks | null {
  const { data } = useQuery<Checks | null>({
    queryKey: toKey(connectionId),
    queryFn: () => null,
    enabled: false,
    initialData: null,
  });
  return data;
}

export function useRememberChecks(): (connectionId: string, checks: Checks | null) => void {
  const client = useQueryClient();
  return useCallback(
    (connectionId, checks) => client.setQueryData(toKey(connectionId), checks),
    [client],
  );
}
