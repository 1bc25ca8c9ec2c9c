import { startedJob } from '../../contract/connections.ts';
import * as contract from '../../contract/shopifyJobs.ts';
import { access } from '../../domain/access.ts';
import { cancelJob, pauseJob, resumeJob } from '../../services/runs/jobControls.ts';
import { retryJob } from '../../services/runs/retryJob.ts';
import { findJob, findJobs, startJob } from '../../services/runs/syncJobs.ts';
import { toJob } from '../answers/jobs.ts';
import { toGiven, toList } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { toPeriod } from '../period.ts';
import { toTrigger } from '../trigger.ts';
import { findShop } from './chosen.ts';

const area = 'jobs' as const;

const controls = [
  ['pause', 'Stop between pages; it goes on from there', pauseJob],
  ['resume', 'Go on from the checkpoint', resumeJob],
  ['cancel', 'End it; what it brought stays', cancelJob],
] as const;

export const jobRoutes: Route[] = [
  defineRoute({
    method: 'post',
    path: '/api/shopify/jobs/start',
    summary: 'Start a sync: orders of the lookback window, others whole, or a period',
    area,
    access: access.operators,
    query: contract.jobQuery,
    body: contract.startJobBody,
    response: startedJob,
    status: 202,
    async handler(call) {
      const { deps, principal, body } = call;
      const period = toPeriod(body);
      return startJob(deps, principal.workspaceId, {
        connectionId: (await findShop(call))._id,
        jobType: body.jobType,
        triggeredBy: toTrigger(principal),
        ...(period ? { period } : {}),
      });
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/shopify/jobs',
    summary: 'Sync history of all connections, newest first; error details cut to the first few',
    area,
    access: access.readers,
    query: contract.jobsQuery,
    response: contract.jobList,
    async handler({ deps, principal, query }) {
      const { limit, cursor, ...rest } = query;
      const page = { limit, cursor };
      return toList(await findJobs(deps, principal.workspaceId, toGiven(rest), page), toJob);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/shopify/jobs/:id',
    summary: 'One sync with live counters',
    area,
    access: access.readers,
    params: contract.jobParams,
    response: contract.job,
    async handler({ deps, principal, params }) {
      return toJob(await findJob(deps, principal.workspaceId, params.id));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/shopify/jobs/:id/retry',
    summary: 'Start a run like this one that ended with something left out',
    area,
    access: access.operators,
    params: contract.jobParams,
    response: startedJob,
    status: 202,
    handler: ({ deps, principal, params }) =>
      retryJob(deps, principal.workspaceId, {
        jobId: params.id,
        triggeredBy: toTrigger(principal),
      }),
  }),
  ...controls.map(([name, summary, control]) =>
    defineRoute({
      method: 'post',
      path: `/api/shopify/jobs/:id/${name}`,
      summary,
      area,
      access: access.operators,
      params: contract.jobParams,
      response: contract.job,
      async handler({ deps, principal, params }) {
        return toJob(await control(deps, principal.workspaceId, params.id));
      },
    }),
  ),
];
