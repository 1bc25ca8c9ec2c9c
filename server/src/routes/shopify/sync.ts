import { startedJob } from '../../contract/connections.ts';
import { fullDumpBody, fullDumpPreview, fullDumpPreviewQuery } from '../../contract/shopifyJobs.ts';
import * as contract from '../../contract/shopifySync.ts';
import { access } from '../../domain/access.ts';
import { runProcessorPass } from '../../process/runPass.ts';
import { startCacheRun } from '../../services/runs/cacheRuns.ts';
import { findCatalogPreview } from '../../services/catalogPreview.ts';
import { findFullDumpPreview, type FullDumpPreview } from '../../services/runs/fullDumpPreview.ts';
import { startFullDump, startJob } from '../../services/runs/syncJobs.ts';
import { toGiven, toTime } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { toPeriod } from '../period.ts';
import { toTrigger } from '../trigger.ts';
import { findShop } from './chosen.ts';

const base = '/api/shopify/sync';
const area = 'sync' as const;
const query = contract.syncQuery;
const startable = ['products', 'customers'] as const;

const toPreview = ({ rows, notice, range }: FullDumpPreview) => ({
  orders: rows['orders'] ?? null,
  products: rows['products'] ?? null,
  customers: rows['customers'] ?? null,
  inventory: rows['inventory'] ?? null,
  notice,
  from: toTime(range.from),
  to: toTime(range.to),
});

export const syncRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: `${base}/products/preview`,
    summary: 'What a product sync would do, without writing',
    area,
    access: access.operators,
    query,
    response: contract.catalogPreview,
    async handler(call) {
      return findCatalogPreview(call.deps, await findShop(call));
    },
  }),
  ...startable.map((jobType) =>
    defineRoute({
      method: 'post',
      path: `${base}/${jobType}`,
      summary: `Fetch all ${jobType}`,
      area,
      access: access.operators,
      query,
      response: startedJob,
      status: 202,
      async handler(call) {
        return startJob(call.deps, call.principal.workspaceId, {
          connectionId: (await findShop(call))._id,
          jobType,
          triggeredBy: toTrigger(call.principal),
        });
      },
    }),
  ),
  defineRoute({
    method: 'get',
    path: `${base}/full-dump/preview`,
    summary: "How many rows a full dump of this period would read, by the platform's own counts",
    area,
    access: access.operators,
    query: fullDumpPreviewQuery,
    response: fullDumpPreview,
    async handler(call) {
      const period = toPeriod(call.query) ?? { all: true };
      return toPreview(await findFullDumpPreview(call.deps, await findShop(call), period));
    },
  }),
  defineRoute({
    method: 'post',
    path: `${base}/full-dump`,
    summary: 'Everything of a period: the last days, a range, or all time',
    area,
    access: access.operators,
    query,
    body: fullDumpBody,
    response: startedJob,
    status: 202,
    async handler(call) {
      return startFullDump(call.deps, call.principal.workspaceId, {
        connectionId: (await findShop(call))._id,
        triggeredBy: toTrigger(call.principal),
        period: toPeriod(call.body) ?? { all: true },
      });
    },
  }),
  defineRoute({
    method: 'post',
    path: `${base}/backfill`,
    summary:
      'Compute chosen fields of existing records anew from raw data; dryRun says what differs',
    area,
    access: access.operators,
    query,
    body: contract.backfillBody,
    response: startedJob,
    status: 202,
    async handler(call) {
      const { fields, stream, from, to, dryRun } = call.body;
      return startCacheRun(call.deps, await findShop(call), 'backfill', {
        stream,
        range: { from: from ?? null, to: to ?? null },
        triggeredBy: toTrigger(call.principal),
        options: { dryRun: dryRun ?? false, errorCode: null, fields },
      });
    },
  }),
  defineRoute({
    method: 'post',
    path: `${base}/process-cache`,
    summary: 'Process what is pending, now',
    area,
    access: access.operators,
    query,
    body: contract.processCacheBody,
    response: contract.processed,
    async handler(call) {
      const { workspaceId, _id: connectionId } = await findShop(call);
      const request = { workspaceId, connectionId, ...toGiven(call.body) };
      return runProcessorPass(call.deps.processing, request);
    },
  }),
];
