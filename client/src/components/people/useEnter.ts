import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type Me, meQuery } from '../../api/session.ts';

/**
 * Somebody has signed in: nothing of whoever was here before stays, and they go on to a place of ours. What this
 * page itself watches is not asked for anew: an invitation that was just used up would be none.
 */
export function useEnter() {
  const client = useQueryClient();
  const { history } = useRouter();
  return (me: Me, ownPath: string): void => {
    client.removeQueries({ predicate: (query) => query.getObserversCount() === 0 });
    client.setQueryData(meQuery.queryKey, me);
    history.replace(ownPath);
  };
}
