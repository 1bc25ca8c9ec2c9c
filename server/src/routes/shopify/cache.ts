import * as contract from '../../contract/shopifyCache.ts';
import { idParams } from '../../contract/common.ts';
import { access } from '../../domain/access.ts';
import { findEntries } from '../../models/cacheQueries.ts';
import {
  findAllErrorGroups,
  findCacheStatus,
  findWholeEntry,
  toCollection,
} from '../../services/cacheBrowser.ts';
import { toCounts, toEntry, toWholeEntry } from '../answers/cache.ts';
import { toList, toTime } from '../answers/time.ts';
import { notFound } from '../problems.ts';
import { defineRoute, type Route } from '../route.ts';
import { findShop } from './chosen.ts';

const area = 'cache' as const;

export const cacheRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/shopify/cache/cache-status',
    summary: 'Entries by stream and status',
    area,
    access: access.readers,
    query: contract.cacheStatusQuery,
    response: contract.cacheStatus,
    async handler(call) {
      const status = await findCacheStatus(call.deps, await findShop(call));
      return contract.cacheStatus.parse(
        Object.fromEntries(Object.entries(status).map(([name, one]) => [name, toCounts(one)])),
      );
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/shopify/cache/entries',
    summary: 'Entries of a stream, newest first, without raw data',
    area,
    access: access.readers,
    query: contract.entryQuery,
    response: contract.entryList,
    async handler(call) {
      const { deps, principal, query } = call;
      const { limit, cursor, stream, status, errorCode, externalId } = query;
      const connection = await findShop(call);
      const filter = {
        connectionId: connection._id,
        ...toStatusFilter(status),
        ...(errorCode === undefined ? {} : { errorCode }),
        ...(externalId === undefined ? {} : { externalId }),
      };
      const collection = toCollection(deps, connection.platform, stream);
      const page = { limit, cursor };
      const found = await findEntries(deps.db, principal.workspaceId, collection, filter, page);
      return toList(found, (entry) => toEntry(stream, entry));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/shopify/cache/entries/:id',
    summary: 'One entry with its raw data',
    area,
    access: access.readers,
    params: idParams,
    response: contract.wholeEntry,
    async handler({ deps, principal, params }) {
      const found = await findWholeEntry(deps, principal.workspaceId, 'shopify', params.id);
      if (!found) throw notFound();
      return toWholeEntry(found.stream, found.entry);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/shopify/cache/errors',
    summary: 'Failed entries grouped by error',
    area,
    access: access.readers,
    query: contract.cacheStatusQuery,
    response: contract.errorGroups,
    async handler(call) {
      const groups = await findAllErrorGroups(call.deps, await findShop(call));
      return { items: groups.map((group) => ({ ...group, since: toTime(group.since) })) };
    },
  }),
];

/** Claimed entries are pending in the cache and "processing" to people. */
function toStatusFilter(
  status: 'pending' | 'processing' | 'processed' | 'failed' | 'skipped' | undefined,
) {
  if (status === undefined) return {};
  if (status === 'processing') return { status: 'pending' as const, claimed: true };
  return status === 'pending' ? { status, claimed: false } : { status };
}
