import type { CacheCounts, CacheStatus } from '../../../api/cache.ts';

export const cacheStreams = ['orders', 'products', 'customers', 'inventory', 'events'] as const;
export type CacheStreamName = (typeof cacheStreams)[number];

export const entryStatuses = ['processed', 'pending', 'processing', 'failed', 'skipped'] as const;
export type EntryStatus = (typeof entryStatuses)[number];

/** Shown when there are none too: they are what people look for. */
const always: readonly EntryStatus[] = ['processed', 'pending', 'failed'];

export interface CachePart {
  status: EntryStatus;
  count: number;
  /** Share of the total, 0–100. */
  percent: number;
}

/** A stream's entries by status: the counts add up to its total (spec 8.5). */
export function toParts(counts: CacheCounts): CachePart[] {
  return entryStatuses.map((status) => ({
    status,
    count: counts[status],
    percent: counts.total === 0 ? 0 : (counts[status] / counts.total) * 100,
  }));
}

export function isShown({ status, count }: CachePart): boolean {
  return count > 0 || always.includes(status);
}

/** One status over all streams. */
export function sumOf(status: CacheStatus, name: EntryStatus): number {
  return cacheStreams.reduce((sum, stream) => sum + status[stream][name], 0);
}
