import * as contract from '../../contract/shopifyCache.ts';
import { idParams } from '../../contract/common.ts';
import { startedJob } from '../../contract/connections.ts';
import { access } from '../../domain/access.ts';
import { findEntries } from '../../models/cache/cacheQueries.ts';
import { previewEntry } from '../../process/previewEntry.ts';
import { countFailed, requeueFailed } from '../../process/replay.ts';
import {
  findAllErrorGroups,
  findCacheStatus,
  findStream,
  findWholeEntry,
} from '../../services/cacheBrowser.ts';
import { toCounts, toEntry, toWholeEntry } from '../answers/cache.ts';
import { toGiven, toList, toTime } from '../answers/shapes.ts';
import { startCacheRun } from '../../services/runs/cacheRuns.ts';
import { notFound } from '../http/problems.ts';
import { toTrigger } from '../trigger.ts';
import { defineRoute, type Route } from '../http/route.ts';
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
      const { limit, cursor, stream, status, connectionId: _, ...rest } = query;
      const connection = await findShop(call);
      const filter = {
        connectionId: connection._id,
        ...toStatusFilter(status),
        ...toGiven(rest),
      };
      const { collection } = findStream(deps, connection.platform, stream);
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
    query: contract.entryChoice,
    response: contract.wholeEntry,
    async handler({ deps, principal, params, query }) {
      const choice = { ...params, ...query };
      const found = await findWholeEntry(deps, principal.workspaceId, 'shopify', choice);
      if (!found) throw notFound();
      return toWholeEntry(found.stream, found.entry);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/shopify/cache/entries/:id/preview',
    summary: 'What the processor would write for it now; writes nothing',
    area,
    access: access.readers,
    params: idParams,
    query: contract.entryChoice,
    response: contract.entryPreview,
    async handler({ deps, principal, params, query }) {
      const choice = { ...params, ...query };
      const found = await findWholeEntry(deps, principal.workspaceId, 'shopify', choice);
      if (!found) throw notFound();
      const stream = findStream(deps, 'shopify', found.stream);
      const preview = await previewEntry(deps.processing, stream, found.entry);
      return { ...preview, record: preview.record && { ...preview.record } };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/shopify/cache/retry-failed',
    summary: 'Failed entries pending again: all, by stream, error, run, or id; dryRun counts them',
    area,
    access: access.operators,
    query: contract.cacheStatusQuery,
    body: contract.retryBody,
    response: contract.retried,
    async handler(call) {
      const { workspaceId, _id: connectionId } = await findShop(call);
      // An id of another connection is not here: then nothing of the list is touched (S42).
      const own = (id: string) => id.startsWith(`${connectionId}:`);
      if (!(call.body.ids ?? []).every(own)) throw notFound();
      const { dryRun, ...chosen } = call.body;
      const request = { workspaceId, connectionId, ...toGiven(chosen) };
      const { processing } = call.deps;
      if (dryRun) return { requeued: 0, matching: await countFailed(processing, request) };
      return { requeued: await requeueFailed(processing, request) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/shopify/cache/replay',
    summary: 'Process entries again after rules changed; dryRun says what would differ',
    area,
    access: access.operators,
    query: contract.cacheStatusQuery,
    body: contract.replayBody,
    response: startedJob,
    status: 202,
    async handler(call) {
      const { stream, from, to, errorCode, dryRun } = call.body;
      return startCacheRun(call.deps, await findShop(call), 'replay', {
        stream,
        range: { from: from ?? null, to: to ?? null },
        triggeredBy: toTrigger(call.principal),
        options: { dryRun: dryRun ?? false, errorCode: errorCode ?? null, fields: null },
      });
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
