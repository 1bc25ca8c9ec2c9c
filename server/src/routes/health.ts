import { z } from 'zod';
import * as contract from '../contract/health.ts';
import { access } from '../domain/access.ts';
import { requireReady } from '../services/health.ts';
import { definePublicRoute, type Route } from './http/route.ts';

export const healthRoutes: Route[] = [
  definePublicRoute({
    method: 'get',
    path: '/livez',
    summary: 'The process runs',
    area: 'health',
    access: access.anyone,
    response: contract.live,
    handler: () => ({ status: 'ok' as const }),
  }),
  definePublicRoute({
    method: 'get',
    path: '/readyz',
    summary: 'Started, and the database can be written; platforms are not asked',
    area: 'health',
    access: access.anyone,
    response: contract.ready,
    async handler({ deps }) {
      await requireReady(deps.db, deps.readiness.state);
      return { status: 'ready' as const, checks: { database: 'ok' as const } };
    },
  }),
  definePublicRoute({
    method: 'get',
    path: '/metrics',
    summary: 'Figures for Prometheus: from this machine, or with a key',
    area: 'health',
    access: access.internal,
    response: z.void(),
    produces: 'text/plain',
    async handler({ deps, response }) {
      const { registry } = deps.metrics;
      response.type(registry.contentType).send(await registry.metrics());
    },
  }),
];
