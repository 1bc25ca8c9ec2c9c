import { startedJob } from '../../contract/connections.ts';
import * as contract from '../../contract/shopifyJobs.ts';
import { access } from '../../domain/access.ts';
import {
  patchScheduler,
  schedulerStatus,
  startScheduler,
  stopScheduler,
  triggerScheduler,
} from '../../services/runs/schedulerControls.ts';
import { toScheduler } from '../answers/jobs.ts';
import { toGiven } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { toTrigger } from '../trigger.ts';
import { findShop } from './chosen.ts';

const base = '/api/shopify/jobs/scheduler';
const area = 'jobs' as const;
const query = contract.schedulerQuery;

const switches = [
  ['start', 'Run on schedule', startScheduler],
  ['stop', 'Stop running on schedule; a run under way goes on', stopScheduler],
] as const;

export const schedulerRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: `${base}/status`,
    summary: 'Last run, next run and settings',
    area,
    access: access.readers,
    query,
    response: contract.schedulerStatus,
    async handler(call) {
      const { deps, principal } = call;
      const { _id } = await findShop(call);
      return toScheduler(
        await schedulerStatus(deps, principal.workspaceId, _id, call.query.stream),
      );
    },
  }),
  ...switches.map(([name, summary, change]) =>
    defineRoute({
      method: 'post',
      path: `${base}/${name}`,
      summary,
      area,
      access: access.admins,
      query,
      response: contract.schedulerStatus,
      async handler(call) {
        const { deps, principal } = call;
        const { _id } = await findShop(call);
        return toScheduler(await change(deps, principal.workspaceId, _id, call.query.stream));
      },
    }),
  ),
  defineRoute({
    method: 'post',
    path: `${base}/trigger`,
    summary: 'Run the schedule now',
    area,
    access: access.operators,
    query,
    response: startedJob,
    status: 202,
    async handler(call) {
      const { deps, principal } = call;
      return triggerScheduler(deps, principal.workspaceId, {
        connectionId: (await findShop(call))._id,
        triggeredBy: toTrigger(principal),
        ...toGiven({ stream: call.query.stream }),
      });
    },
  }),
  defineRoute({
    method: 'patch',
    path: base,
    summary: 'Interval and lookback window',
    area,
    access: access.admins,
    query,
    body: contract.schedulerPatchBody,
    response: contract.schedulerStatus,
    async handler(call) {
      const { deps, principal, body } = call;
      const { _id } = await findShop(call);
      const settings = toGiven({ ...body, stream: call.query.stream });
      return toScheduler(await patchScheduler(deps, principal.workspaceId, _id, settings));
    },
  }),
];
