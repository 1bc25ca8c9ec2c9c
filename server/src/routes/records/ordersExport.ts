import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { z } from 'zod';
import { orderExportQuery } from '../../contract/orderQueries.ts';
import { access } from '../../domain/access.ts';
import { createCsv, type CsvCell } from '../../lib/csv.ts';
import { type ExportedOrder, findAllOrders } from '../../models/records/ordersExport.ts';
import { toExportColumns, toExportRows } from '../answers/orderExport.ts';
import { toViewer, type Viewer } from '../answers/viewer.ts';
import { defineRoute, type Route } from '../http/route.ts';
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
      const found = findAllOrders(deps.db, principal.workspaceId, toOrderFilter(rest), sort);
      const orders = found[Symbol.asyncIterator]();
      // Asked for before anything is written: a database that is away is still an answer of its own.
      const first = request.method === 'HEAD' ? null : await orders.next();
      const day = deps.now().toISOString().slice(0, 10);
      response.type('text/csv').attachment(`orders-${day}.csv`);
      if (first === null) response.end();
      else await send(response, toViewer(principal.role), chain(first, orders));
    },
  }),
];

async function* chain(
  first: IteratorResult<ExportedOrder>,
  rest: AsyncIterator<ExportedOrder>,
): AsyncGenerator<ExportedOrder> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** At the reader's pace; whoever hangs up ends the reading of the database too, and that is no fault. */
async function send(
  response: Response,
  viewer: Viewer,
  orders: AsyncIterable<ExportedOrder>,
): Promise<void> {
  const toRows = async function* (): AsyncGenerator<CsvCell[]> {
    for await (const order of orders) yield* toExportRows(order, viewer);
  };
  try {
    await pipeline(Readable.from(toRows()), createCsv(toExportColumns(viewer)), response);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
