import { z } from 'zod';
import * as contract from '../../contract/metrics.ts';
import { access } from '../../domain/access.ts';
import { findDaily, findSummary } from '../../services/profit/metrics.ts';
import { dailyColumns, toDailyCells, toFigures, toSummary } from '../answers/metrics.ts';
import { toPage } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { sendCsv, toAsync } from '../http/sendCsv.ts';

const area = 'profit' as const;
const { readers } = access;
/** A range has at most three years of days. */
const everyDay = 2000;

export const metricsRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/metrics/daily',
    summary: 'Figures of each day of a stretch',
    area,
    access: readers,
    query: contract.dailyQuery,
    response: contract.dailyList,
    async handler({ deps, principal, query }) {
      const { limit = everyDay, cursor, ...asked } = query;
      const days = await findDaily(deps, principal.workspaceId, asked);
      const rows = days.map((day) => ({ ...day, _id: day.date }));
      const { items, nextCursor } = toPage(rows, { limit, cursor });
      return { items: items.map((day) => ({ date: day.date, ...toFigures(day) })), nextCursor };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/metrics/daily/export',
    summary: 'Figures of each day as CSV',
    area,
    access: readers,
    query: contract.dailyExportQuery,
    response: z.void(),
    produces: 'text/csv',
    handler: ({ deps, principal, query, request, response }) =>
      sendCsv(
        { request, response, now: deps.now() },
        {
          name: 'days',
          columns: dailyColumns,
          rows: toAsync(findDaily(deps, principal.workspaceId, query)),
          toCells: (day) => [toDailyCells(day)],
        },
      ),
  }),
  defineRoute({
    method: 'get',
    path: '/api/metrics/summary',
    summary: 'A stretch of days against the one before it, by channel, connection and payment',
    area,
    access: readers,
    query: contract.summaryQuery,
    response: contract.metricsSummary,
    handler: async ({ deps, principal, query }) =>
      toSummary(await findSummary(deps, principal.workspaceId, query)),
  }),
];
