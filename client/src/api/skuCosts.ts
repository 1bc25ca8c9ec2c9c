import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/profit.ts';
import { call } from './call.ts';

export type SkuCost = z.output<typeof contract.skuCost>;
type SkuCostList = z.output<typeof contract.skuCostList>;

const toPath = (skuId: string) => `/api/skus/${encodeURIComponent(skuId)}/costs`;

/** What a SKU cost from which day on (`GET /api/skus/:id/costs`). */
export const skuCostsQuery = (skuId: string) =>
  queryOptions({
    queryKey: ['profit', 'sku-costs', skuId],
    queryFn: ({ signal }) => call<SkuCostList>('GET', toPath(skuId), { signal }),
  });

export function saveSkuCost(
  skuId: string,
  body: { cost: string; validFrom: string },
): Promise<SkuCostList> {
  return call('PUT', toPath(skuId), { body });
}
