import { idParams } from '../contract/common.ts';
import * as contract from '../contract/connectionRuns.ts';
import { startedJob } from '../contract/connections.ts';
import { access } from '../domain/access.ts';
import { changeStreamSchedule, findStreamSchedules } from '../services/runs/schedulerControls.ts';
import { startFullDump } from '../services/runs/syncJobs.ts';
import { toStreamSchedules } from './answers/jobs.ts';
import { toGiven } from './answers/shapes.ts';
import { defineRoute, type Route } from './http/route.ts';
import { toPeriod } from './period.ts';
import { toTrigger } from './trigger.ts';

const base = '/api/connections/:id';
const area = 'connections' as const;

/** Runs of one connection, whatever its platform: what reads it and when. */
export const connectionRunRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: `${base}/schedules`,
    summary: 'How often each stream is read by itself, its last run and its next',
    area,
    access: access.readers,
    params: idParams,
    response: contract.streamSchedules,
    async handler({ deps, principal, params }) {
      return toStreamSchedules(await findStreamSchedules(deps, principal.workspaceId, params.id));
    },
  }),
  defineRoute({
    method: 'patch',
    path: `${base}/schedules/:stream`,
    summary: 'How often a stream is read, and whether by itself at all',
    area,
    access: access.admins,
    params: contract.scheduleParams,
    body: contract.streamScheduleBody,
    response: contract.streamSchedules,
    async handler({ deps, principal, params, body }) {
      const change = { connectionId: params.id, stream: params.stream, ...toGiven(body) };
      return toStreamSchedules(await changeStreamSchedule(deps, principal.workspaceId, change));
    },
  }),
  defineRoute({
    method: 'post',
    path: `${base}/history`,
    summary: 'Read a period of the platform again: the last days, a range, or all there is',
    area,
    access: access.operators,
    params: idParams,
    body: contract.historyBody,
    response: startedJob,
    status: 202,
    handler: ({ deps, principal, params, body }) =>
      startFullDump(deps, principal.workspaceId, {
        connectionId: params.id,
        triggeredBy: toTrigger(principal),
        period: toPeriod(body) ?? { all: true },
      }),
  }),
];
