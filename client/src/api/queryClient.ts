import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './call.ts';
import { computePollMs } from './live.ts';

/** What the server refused stays refused; what it could not do, or was not reached for, is tried again. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  const passing = error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
  return passing && failures < 2;
}

/** `onSignedOut` is called when a session has ended while somebody works. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: unknown) => {
    if (error instanceof ApiProblem && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: isWorthRetrying,
        networkMode: 'always',
        refetchInterval: computePollMs,
      },
      mutations: { networkMode: 'always', onError: watch },
    },
  });
}
