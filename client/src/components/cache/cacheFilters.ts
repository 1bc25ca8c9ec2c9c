import type { EntriesFilter } from '../../api/cache.ts';
import { type RawSearch, readChoice, readText } from '../../lib/search.ts';
import {
  type CacheStream,
  cacheStreams,
  entryOutcomes,
  type EntryStatus,
  entryStatuses,
} from '../entries/entryTexts.ts';

export interface CacheFilters {
  stream: CacheStream;
  status: EntryStatus | undefined;
  outcome: (typeof entryOutcomes)[number] | undefined;
  errorCode: string | undefined;
  jobId: string | undefined;
  search: string | undefined;
}

/** The filters an address says; what is none of ours counts as not said. */
export function readCacheFilters(search: RawSearch): CacheFilters {
  return {
    stream: readChoice(search, 'stream', cacheStreams) ?? 'orders',
    status: readChoice(search, 'status', entryStatuses),
    outcome: readChoice(search, 'outcome', entryOutcomes),
    errorCode: readText(search, 'errorCode'),
    jobId: readText(search, 'jobId'),
    search: readText(search, 'search'),
  };
}

/** Is anything but the stream chosen? Then an empty list means "nothing matches". */
export function isFiltered({ stream: _stream, ...filters }: CacheFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

export function toEntriesFilter(
  connectionId: string,
  filters: CacheFilters,
  cursor: string | null,
): EntriesFilter {
  return { connectionId, ...filters, cursor: cursor ?? undefined };
}
