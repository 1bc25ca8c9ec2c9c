import { connectionChoice } from '../../contract/connections.ts';
import { idParams } from '../../contract/common.ts';
import * as queries from '../../contract/orderQueries.ts';
import * as contract from '../../contract/orders.ts';
import { access } from '../../domain/access.ts';
import { countOrders } from '../../models/records/orderCounts.ts';
import { countMatches } from '../../models/records/orderMatches.ts';
import { findOrder, findOrdersPage } from '../../models/records/ordersPage.ts';
import { countWaitingOrders } from '../../services/waitingOrders.ts';
import { recoverOrder } from '../../services/recoverOrder.ts';
import { toOrder } from '../answers/orders.ts';
import { toList } from '../answers/shapes.ts';
import { toViewer } from '../answers/viewer.ts';
import { notFound } from '../http/problems.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { findShop } from '../shopify/chosen.ts';
import { orderHistoryRoutes } from './orderHistory.ts';
import { toOrderFilter } from './orderFilter.ts';
import { orderMoveRoutes } from './orderMoves.ts';
import { orderExportRoutes } from './ordersExport.ts';

const area = 'orders' as const;

/** Fixed paths come before `/api/orders/:id`. */
export const orderRoutes: Route[] = [
  ...orderExportRoutes,
  ...orderMoveRoutes,
  ...orderHistoryRoutes,
  defineRoute({
    method: 'get',
    path: '/api/orders',
    summary: 'Orders, newest first',
    area,
    access: access.stockReaders,
    query: queries.orderQuery,
    response: contract.orderList,
    async handler({ deps, principal, query }) {
      const { limit, cursor, sort, ...rest } = query;
      const page = { limit, cursor, sort };
      const found = await findOrdersPage(deps.db, principal.workspaceId, toOrderFilter(rest), page);
      const viewer = toViewer(principal.role);
      return toList(found, (order) => toOrder(order, viewer));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/orders/counts',
    summary: 'Orders by status',
    area,
    access: access.stockReaders,
    query: connectionChoice,
    response: queries.orderCounts,
    async handler({ deps, principal, query }) {
      const { workspaceId } = principal;
      const [counts, needsSku] = await Promise.all([
        countOrders(deps.db, workspaceId, query.connectionId),
        countWaitingOrders(deps, workspaceId, query.connectionId),
      ]);
      return { ...counts, views: { ...counts.views, needsSku } };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/orders/matches',
    summary: 'How many orders a filter finds: what the list and the export would hold',
    area,
    access: access.stockReaders,
    query: queries.orderExportQuery,
    response: queries.orderMatches,
    handler({ deps, principal, query }) {
      const { sort: _, ...rest } = query;
      return countMatches(deps.db, principal.workspaceId, toOrderFilter(rest));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/orders/recover',
    summary: 'Fetch one order by its number or id now',
    area,
    access: access.operators,
    query: connectionChoice,
    body: contract.recoverBody,
    response: contract.recovered,
    async handler(call) {
      return recoverOrder(call.deps, await findShop(call), call.body.order);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/orders/:id',
    summary: 'One order with its lines',
    area,
    access: access.stockReaders,
    params: idParams,
    response: contract.order,
    async handler({ deps, principal, params }) {
      const order = await findOrder(deps.db, principal.workspaceId, params.id);
      if (!order) throw notFound();
      return toOrder(order, toViewer(principal.role));
    },
  }),
];
