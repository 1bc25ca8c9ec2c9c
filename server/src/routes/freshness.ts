import { freshness } from '../contract/freshness.ts';
import { access } from '../domain/access.ts';
import { findFreshness } from '../services/freshness.ts';
import { toFreshness } from './answers/freshness.ts';
import { defineRoute, type Route } from './http/route.ts';

export const freshnessRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/freshness',
    summary: 'How new the data of each connection is',
    area: 'freshness',
    access: access.everybody,
    response: freshness,
    async handler({ deps, principal }) {
      return toFreshness(await findFreshness(deps, principal.workspaceId), principal.role);
    },
  }),
];
