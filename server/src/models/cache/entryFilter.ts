import type { Document } from 'mongodb';
import { requireTenant } from '../define.ts';
import { cacheId } from './cache.ts';
import { type CacheEntry, type CacheStatus, cacheStatuses } from './cacheTypes.ts';

type Outcome = Exclude<CacheEntry['outcome'], null>;

export interface EntryFilter {
  connectionId: string;
  status?: CacheStatus;
  /** Pending entries only: is somebody working on them? */
  claimed?: boolean;
  errorCode?: string;
  externalId?: string;
  /** The run that brought it last. */
  jobId?: string;
  outcome?: Outcome;
  /** External id, order number with or without `#`, or the beginning of a title. */
  search?: string;
}

const outcomes: (Outcome | null)[] = ['created', 'updated', 'unchanged', 'skipped', null];

/** Conditions that an index of the cache serves, whichever filters are given; `search` is not among them. */
export function toEntryConditions(workspaceId: string, filter: EntryFilter): Document {
  const { connectionId, claimed, errorCode, externalId, jobId, outcome } = filter;
  // What was skipped has a status of its own, which has the smaller index.
  const status = filter.status ?? (outcome === 'skipped' ? outcome : undefined);
  return {
    workspaceId: requireTenant(workspaceId),
    connectionId,
    ...(status === undefined ? {} : { status }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(jobId === undefined ? {} : toJobConditions(jobId, { status, outcome })),
    ...(claimed === undefined ? {} : { claim: claimed ? { $ne: null } : null }),
    ...(errorCode === undefined ? {} : { 'processingError.code': errorCode }),
    ...(externalId === undefined ? {} : { _id: cacheId(connectionId, externalId) }),
  };
}

/** All values named: the index of a run's entries is then read in the order of the list, in a few places at once. */
function toJobConditions(
  jobId: string,
  given: { status: CacheStatus | undefined; outcome: Outcome | undefined },
): Document {
  return {
    jobId,
    status: given.status ?? { $in: cacheStatuses },
    outcome: given.outcome ?? { $in: outcomes },
  };
}
