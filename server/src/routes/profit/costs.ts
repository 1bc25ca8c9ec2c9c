import { z } from 'zod';
import { idParams, pageQuery } from '../../contract/common.ts';
import * as contract from '../../contract/profit.ts';
import { access } from '../../domain/access.ts';
import { createCost, deleteCost, findCosts, replaceCost } from '../../services/profit/costs.ts';
import { toCost } from '../answers/profit.ts';
import { toPage } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';

const area = 'profit' as const;
const { readers, operators } = access;

export const costRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/costs',
    summary: 'Costs of no order: recurring and one-off',
    area,
    access: readers,
    query: z.strictObject(pageQuery),
    response: contract.costList,
    async handler({ deps, principal, query }) {
      const rows = await findCosts(deps, principal.workspaceId);
      const numbered = rows.map((cost, index) => ({ _id: String(index), cost }));
      const { items, nextCursor } = toPage(numbered, query);
      return { items: items.map(({ cost }) => toCost(cost)), nextCursor };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/costs',
    summary: 'A new cost; the days it falls on are computed anew',
    area,
    access: operators,
    body: contract.costBody,
    response: contract.cost,
    status: 201,
    handler: async ({ deps, principal, body }) =>
      toCost(await createCost(deps, principal.workspaceId, body)),
  }),
  defineRoute({
    method: 'put',
    path: '/api/costs/:id',
    summary: 'Change a cost',
    area,
    access: operators,
    params: idParams,
    body: contract.costBody,
    response: contract.cost,
    handler: async ({ deps, principal, params, body }) =>
      toCost(await replaceCost(deps, principal.workspaceId, params.id, body)),
  }),
  defineRoute({
    method: 'delete',
    path: '/api/costs/:id',
    summary: 'Take a cost away',
    area,
    access: operators,
    params: idParams,
    response: z.void(),
    status: 204,
    handler: ({ deps, principal, params }) => deleteCost(deps, principal.workspaceId, params.id),
  }),
];
