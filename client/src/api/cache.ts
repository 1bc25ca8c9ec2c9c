import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/shopifyCache.ts';
import type { deliveryList } from '../../../server/src/contract/shopifyWebhooks.ts';
import { call } from './call.ts';

export type CacheStatus = z.output<typeof contract.cacheStatus>;
export type CacheCounts = CacheStatus['orders'];
export type ErrorGroup = z.output<typeof contract.errorGroups>['items'][number];
export type RetryRequest = z.input<typeof contract.retryBody>;
export type Retried = z.output<typeof contract.retried>;
export type Entry = z.output<typeof contract.entry>;
export type EntryList = z.output<typeof contract.entryList>;
export type WholeEntry = z.output<typeof contract.wholeEntry>;
export type EntryPreview = z.output<typeof contract.entryPreview>;
export type EntriesFilter = Partial<
  Record<keyof z.input<typeof contract.entryQuery>, string | undefined>
>;
export type Arrival = WholeEntry['arrivals'][number];

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

/** Entries of a stream, newest first. */
export function entriesQuery(filter: EntriesFilter) {
  return queryOptions({
    queryKey: ['cache', 'entries', 'list', filter],
    queryFn: ({ signal }) =>
      call<EntryList>('GET', `${base}/entries`, { query: { ...filter }, signal }),
    placeholderData: keepPreviousData,
  });
}

const toPath = (id: string, part = '') => `${base}/entries/${encodeURIComponent(id)}${part}`;

/** One entry with its raw data. */
export function entryQuery(id: string) {
  return queryOptions({
    queryKey: ['cache', 'entries', 'one', id],
    queryFn: ({ signal }) => call<WholeEntry>('GET', toPath(id), { signal }),
  });
}

/** What the processor would write for it now: asked for by hand, and again when the entry has changed. */
export function entryPreviewQuery(id: string, version: string) {
  return queryOptions({
    queryKey: ['cache', 'preview', id, version],
    queryFn: ({ signal }) => call<EntryPreview>('GET', toPath(id, '/preview'), { signal }),
    staleTime: 0,
    refetchInterval: false,
  });
}

/** The webhooks that brought an entry, newest first; kept for 30 days. */
export function entryDeliveriesQuery(connectionId: string, entryId: string) {
  return queryOptions({
    queryKey: ['deliveries', 'entry', entryId],
    queryFn: ({ signal }) =>
      call<z.output<typeof deliveryList>>('GET', '/api/shopify/webhooks/deliveries', {
        query: { connectionId, entryId, limit: 20 },
        signal,
      }),
  });
}

/** How many entries a run brought that are failed still. */
export function failedOfRunQuery(connectionId: string, jobId: string) {
  return queryOptions({
    queryKey: ['cache', 'errors', connectionId, 'run', jobId],
    queryFn: async () => {
      const { matching } = await retryFailed(connectionId, { jobId, dryRun: true });
      return matching ?? 0;
    },
  });
}
