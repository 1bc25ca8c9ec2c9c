import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/profit.ts';
import { call } from './call.ts';

export type Cost = z.output<typeof contract.cost>;
export type CostBody = z.output<typeof contract.costBody>;
type CostList = z.output<typeof contract.costList>;

/** Costs of no order: tools, influencers, salaries (`GET /api/costs`). */
export const costsQuery = (cursor: string | null) =>
  queryOptions({
    queryKey: ['profit', 'costs', cursor],
    queryFn: ({ signal }) => call<CostList>('GET', '/api/costs', { query: { cursor }, signal }),
    placeholderData: keepPreviousData,
  });

const toPath = (id: string) => `/api/costs/${encodeURIComponent(id)}`;

export function createCost(body: CostBody): Promise<Cost> {
  return call('POST', '/api/costs', { body });
}

export function changeCost(id: string, body: CostBody): Promise<Cost> {
  return call('PUT', toPath(id), { body });
}

export function removeCost(id: string): Promise<void> {
  return call('DELETE', toPath(id));
}
