import { idParams } from '../../contract/common.ts';
import * as contract from '../../contract/shopifyWebhooks.ts';
import { access } from '../../domain/access.ts';
import { findDeliveries } from '../../models/cache/deliveries.ts';
import {
  findWebhookStates,
  registerWebhooks,
} from '../../services/connections/webhookRegistration.ts';
import { findWebhookSummary } from '../../services/connections/webhookSummary.ts';
import { findDeliveryLinks, replayDelivery } from '../../services/deliveryReplay.ts';
import { toGiven, toList, toTime } from '../answers/shapes.ts';
import { toDelivery, toSummary } from '../answers/webhooks.ts';
import { toBaseUrl } from '../http/baseUrl.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { findShop } from './chosen.ts';

const area = 'webhooks' as const;

export const shopifyWebhookRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/shopify/webhooks',
    summary: 'Each webhook URL, and whether it is registered',
    area,
    access: access.readers,
    query: contract.webhookQuery,
    response: contract.webhookStates,
    async handler(call) {
      const connection = await findShop(call);
      const baseUrl = toBaseUrl(call.deps.web, call.request);
      return {
        items: await findWebhookStates(call.deps, connection, baseUrl),
        rejected: {
          count: connection.rejectedWebhooks,
          lastAt: toTime(connection.lastRejectedAt),
        },
      };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/shopify/webhooks/register',
    summary: 'Register what is missing, replace what points elsewhere',
    area,
    access: access.operators,
    query: contract.webhookQuery,
    body: contract.registerBody,
    response: contract.registered,
    async handler(call) {
      const given = call.body.baseUrl?.replace(/\/+$/, '');
      const baseUrl = given ?? toBaseUrl(call.deps.web, call.request);
      return registerWebhooks(call.deps, await findShop(call), baseUrl);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/shopify/webhooks/summary',
    summary: 'How webhooks go: what the last 24 hours brought, and how long storing took',
    area,
    access: access.readers,
    query: contract.webhookQuery,
    response: contract.webhookSummary,
    handler: async (call) => toSummary(await findWebhookSummary(call.deps, await findShop(call))),
  }),
  defineRoute({
    method: 'get',
    path: '/api/shopify/webhooks/deliveries',
    summary: 'Deliveries of the last 30 days, newest first',
    area,
    access: access.readers,
    query: contract.deliveryQuery,
    response: contract.deliveryList,
    async handler({ deps, principal, query }) {
      const { limit, cursor, ...rest } = query;
      const page = { limit, cursor };
      const found = await findDeliveries(deps.db, principal.workspaceId, toGiven(rest), page);
      const items = await findDeliveryLinks(deps, principal.workspaceId, 'shopify', found.items);
      return toList({ ...found, items }, toDelivery);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/shopify/webhooks/deliveries/:id/replay',
    summary: 'Process what a delivery brought again',
    area,
    access: access.operators,
    params: idParams,
    response: contract.replayedDelivery,
    handler: ({ deps, principal, params }) =>
      replayDelivery(deps, principal.workspaceId, params.id),
  }),
];
