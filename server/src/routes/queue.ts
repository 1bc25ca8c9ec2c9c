import * as contract from '../contract/queue.ts';
import { access } from '../domain/access.ts';
import { findQueue } from '../services/runs/queue.ts';
import { toJob } from './answers/jobs.ts';
import { toTime } from './answers/shapes.ts';
import { defineRoute, type Route } from './http/route.ts';

export const queueRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/queue',
    summary: 'What runs and what waits, in the order it will run',
    area: 'jobs',
    access: access.readers,
    query: contract.queueQuery,
    response: contract.queue,
    async handler({ deps, principal, query }) {
      const queue = await findQueue(deps, principal.workspaceId, query.connectionId);
      return {
        running: queue.running.map(toJob),
        waiting: queue.waiting.map(toJob),
        entries: queue.entries.map((row) => ({
          ...row,
          oldestPendingAt: toTime(row.oldestPendingAt),
        })),
        next: queue.next.map((row) => ({ ...row, at: toTime(row.at) })),
      };
    },
  }),
];
