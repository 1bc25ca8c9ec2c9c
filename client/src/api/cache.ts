import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/shopifyCache.ts';
import { call } from './call.ts';

export type CacheStatus = z.output<typeof contract.cacheStatus>;
export type CacheCounts = CacheStatus['orders'];
export type ErrorGroup = z.output<typeof contract.errorGroups>['items'][number];
export type RetryRequest = z.input<typeof contract.retryBody>;
export type Retried = z.output<typeof contract.retried>;

const base = '/api/shopify/cache';

/** Counts per stream and status; live news keeps them current. */
export function cacheStatusQuery(connectionId: string) {
  return queryOptions({
    queryKey: ['cache', 'status', connectionId],
    queryFn: ({ signal }) =>
      call<CacheStatus>('GET', `${base}/cache-status`, { query: { connectionId }, signal }),
  });
}

/** Failed entries by stream and error. */
export function errorGroupsQuery(connectionId: string) {
  return queryOptions({
    queryKey: ['cache', 'errors', connectionId],
    queryFn: async ({ signal }) => {
      const query = { connectionId };
      const found = await call<{ items: ErrorGroup[] }>('GET', `${base}/errors`, { query, signal });
      return found.items;
    },
  });
}

/** Failed entries are pending again: all, of a stream, of an error, of a run, or by id. */
export function retryFailed(connectionId: string, body: RetryRequest): Promise<Retried> {
  return call('POST', `${base}/retry-failed`, { query: { connectionId }, body });
}
