import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { startedJob } from '../../../server/src/contract/connections.ts';
import type * as jobs from '../../../server/src/contract/shopifyJobs.ts';
import type * as contract from '../../../server/src/contract/shopifySync.ts';
import type { replayBody } from '../../../server/src/contract/shopifyCache.ts';
import { call } from './call.ts';

export type StartedJob = z.output<typeof startedJob>;
export type CatalogPreview = z.output<typeof contract.catalogPreview>;
export type Period = z.input<typeof jobs.fullDumpBody>;
export type FullDumpPreview = z.output<typeof jobs.fullDumpPreview>;
export type BackfillRequest = z.input<typeof contract.backfillBody>;
export type ReplayRequest = z.input<typeof replayBody>;

const base = '/api/shopify/sync';

/** What a product sync would do. Reads the whole catalogue from the platform: only when asked for. */
export function catalogPreviewQuery(connectionId: string) {
  return queryOptions({
    queryKey: ['preview', 'catalog', connectionId],
    queryFn: ({ signal }) =>
      call<CatalogPreview>('GET', `${base}/products/preview`, { query: { connectionId }, signal }),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: false,
  });
}

/** How many rows the platform says a period holds. */
export function fullDumpPreviewQuery(connectionId: string, period: Period) {
  return queryOptions({
    queryKey: ['preview', 'full-dump', connectionId, period],
    queryFn: ({ signal }) =>
      call<FullDumpPreview>('GET', `${base}/full-dump/preview`, {
        query: { connectionId, ...period },
        signal,
      }),
    staleTime: 5 * 60_000,
    refetchInterval: false,
  });
}

export function startStreamSync(
  stream: 'products' | 'customers',
  connectionId: string,
): Promise<StartedJob> {
  return call('POST', `${base}/${stream}`, { query: { connectionId } });
}

export function startFullDump(connectionId: string, body: Period): Promise<StartedJob> {
  return call('POST', `${base}/full-dump`, { query: { connectionId }, body });
}

export function startBackfill(connectionId: string, body: BackfillRequest): Promise<StartedJob> {
  return call('POST', `${base}/backfill`, { query: { connectionId }, body });
}

export function startReplay(connectionId: string, body: ReplayRequest): Promise<StartedJob> {
  return call('POST', '/api/shopify/cache/replay', { query: { connectionId }, body });
}
