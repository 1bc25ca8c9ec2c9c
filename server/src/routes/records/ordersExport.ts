import { z } from 'zod';
import { orderExportQuery } from '../../contract/orderQueries.ts';
import { access } from '../../domain/access.ts';
import { findAllOrders } from '../../models/records/ordersExport.ts';
import { toExportColumns, toExportRows } from '../answers/orderExport.ts';
import { toViewer } from '../answers/viewer.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { sendCsv } from '../http/sendCsv.ts';
import { toOrderFilter } from './orderFilter.ts';

export const orderExportRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/orders/export',
    summary: 'All orders of a filter as CSV, one row per line',
    area: 'orders',
    access: access.stockReaders,
    query: orderExportQuery,
    response: z.void(),
    produces: 'text/csv',
    async handler({ deps, principal, query, request, response }) {
      const { sort, ...rest } = query;
      const viewer = toViewer(principal.role);
      await sendCsv(
        { request, response, now: deps.now() },
        {
          name: 'orders',
          columns: toExportColumns(viewer),
          rows: findAllOrders(deps.db, principal.workspaceId, toOrderFilter(rest), sort),
          toCells: (order) => toExportRows(order, viewer),
        },
      );
    },
  }),
];
