import { z } from 'zod';
import { idParams } from '../../contract/common.ts';
import * as contract from '../../contract/profit.ts';
import { access } from '../../domain/access.ts';
import { findAllOrderProfits, findOrderProfits } from '../../models/metrics/orderProfitsPage.ts';
import { findOrderProfit } from '../../services/profit/orderProfit.ts';
import { findProducts } from '../../services/profit/products.ts';
import { findRange } from '../../services/profit/range.ts';
import {
  orderProfitColumns,
  productColumns,
  toOrderProfit,
  toOrderProfitCells,
  toProduct,
  toProductCells,
} from '../answers/profit.ts';
import { toList, toPage } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { sendCsv, toAsync } from '../http/sendCsv.ts';

const area = 'profit' as const;
const { readers } = access;

export const profitRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/orders/:id/profit',
    summary: 'What an order earned, and which parts are assumed',
    area,
    access: readers,
    params: idParams,
    response: contract.orderProfit,
    handler: async ({ deps, principal, params }) =>
      toOrderProfit(await findOrderProfit(deps, principal.workspaceId, params.id)),
  }),
  defineRoute({
    method: 'get',
    path: '/api/profit/orders',
    summary: 'Orders with what they earned',
    area,
    access: readers,
    query: contract.orderProfitQuery,
    response: contract.orderProfitList,
    async handler({ deps, principal, query }) {
      const { workspaceId } = principal;
      const { limit, cursor, sort, ...filter } = query;
      const range = await findRange(deps, workspaceId, filter);
      const page = { limit, cursor, sort };
      const found = await findOrderProfits(deps.db, workspaceId, { ...filter, ...range }, page);
      return toList(found, toOrderProfit);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/profit/orders/export',
    summary: 'Orders with what they earned as CSV',
    area,
    access: readers,
    query: contract.orderProfitExportQuery,
    response: z.void(),
    produces: 'text/csv',
    async handler({ deps, principal, query, request, response }) {
      const { workspaceId } = principal;
      const { sort, ...filter } = query;
      const range = await findRange(deps, workspaceId, filter);
      await sendCsv(
        { request, response, now: deps.now() },
        {
          name: 'profit',
          columns: orderProfitColumns,
          rows: findAllOrderProfits(deps.db, workspaceId, { ...filter, ...range }, sort),
          toCells: (row) => [toOrderProfitCells(row)],
        },
      );
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/profit/products',
    summary: 'Products with what they earned',
    area,
    access: readers,
    query: contract.productProfitQuery,
    response: contract.productProfitList,
    async handler({ deps, principal, query }) {
      const { limit, cursor, ...asked } = query;
      const products = await findProducts(deps, principal.workspaceId, asked);
      const rows = products.map((row) => ({ ...row, _id: row.shopifyProductId ?? 'none' }));
      return toList(toPage(rows, { limit, cursor }), toProduct);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/profit/products/export',
    summary: 'Products with what they earned as CSV',
    area,
    access: readers,
    query: contract.productProfitExportQuery,
    response: z.void(),
    produces: 'text/csv',
    handler: ({ deps, principal, query, request, response }) =>
      sendCsv(
        { request, response, now: deps.now() },
        {
          name: 'products',
          columns: productColumns,
          rows: toAsync(findProducts(deps, principal.workspaceId, query)),
          toCells: (row) => [toProductCells(row)],
        },
      ),
  }),
];
