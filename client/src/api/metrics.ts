import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/metrics.ts';
import { call, toQueryText } from './call.ts';

export type MetricsSummary = z.output<typeof contract.metricsSummary>;
export type MetricsTotal = z.output<typeof contract.metricsTotal>;
export type DayMetrics = z.output<typeof contract.dayMetrics>;

/** Which days, whose orders, and where refunds count, as texts of a query. */
export type MetricsFilters = { [Name in keyof z.input<typeof contract.summaryQuery>]?: string };

/** Days, connection and channel together, with the period before (`GET /api/metrics/summary`). */
export const metricsSummaryQuery = (filters: MetricsFilters) =>
  queryOptions({
    queryKey: ['profit', 'summary', filters],
    queryFn: ({ signal }) =>
      call<MetricsSummary>('GET', '/api/metrics/summary', { query: filters, signal }),
    placeholderData: keepPreviousData,
  });

/** Every day of the range, also those without orders (`GET /api/metrics/daily`). */
export const dailyMetricsQuery = (filters: MetricsFilters) =>
  queryOptions({
    queryKey: ['profit', 'daily', filters],
    queryFn: ({ signal }) =>
      call<{ items: DayMetrics[] }>('GET', '/api/metrics/daily', { query: filters, signal }),
    placeholderData: keepPreviousData,
  });

/** The address of a file with a row for every day. */
export function toDailyExportPath(filters: MetricsFilters): string {
  return `/api/metrics/daily/export${toQueryText(filters)}`;
}
