import { idParams } from '../../contract/common.ts';
import * as contract from '../../contract/orderTimeline.ts';
import { access } from '../../domain/access.ts';
import { findTimeline } from '../../services/orderTimeline.ts';
import { findWaitingOrders, type WaitingOrder } from '../../services/waitingOrders.ts';
import { toGiven, toList, toTime } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';

const area = 'orders' as const;

function toWaiting({ entry, missing }: WaitingOrder) {
  const { processingError: error } = entry;
  return {
    entryId: entry._id,
    orderNumber: entry.summary['number'] ?? null,
    externalId: entry.externalId,
    connectionId: entry.connectionId,
    receivedAt: toTime(entry.receivedAt),
    since: toTime(error?.since ?? entry.receivedAt),
    message: error?.message ?? '',
    missing,
    attempts: entry.attempts,
  };
}

export const orderHistoryRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/orders/waiting',
    summary: 'Orders that wait for a SKU the ERP does not know yet',
    area,
    access: access.stockReaders,
    query: contract.waitingQuery,
    response: contract.waitingOrderList,
    async handler({ deps, principal, query }) {
      const { limit, cursor, ...rest } = query;
      const page = { limit, cursor };
      const found = await findWaitingOrders(deps, principal.workspaceId, toGiven(rest), page);
      return toList(found, toWaiting);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/orders/:id/timeline',
    summary: 'What happened to an order, when and by which path; newest first',
    area,
    access: access.stockReaders,
    params: idParams,
    response: contract.orderTimeline,
    async handler({ deps, principal, params }) {
      const items = await findTimeline(deps, principal.workspaceId, params.id);
      return { items: items.map((item) => ({ ...item, at: toTime(item.at) })) };
    },
  }),
];
