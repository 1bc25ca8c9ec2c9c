import { findProductTotals, type ProductTotal } from '../../models/metrics/metricQueries.ts';
import type { MetricsDeps } from './metrics.ts';
import { findRange } from './range.ts';

export interface ProductsQuery {
  from?: string | undefined;
  to?: string | undefined;
  connectionId?: string | undefined;
  sort: '-profit' | 'profit' | '-revenue' | '-qty';
}

/** Products with what they brought in a stretch of days. */
export async function findProducts(
  deps: MetricsDeps,
  workspaceId: string,
  { connectionId, sort, ...asked }: ProductsQuery,
): Promise<ProductTotal[]> {
  const range = await findRange(deps, workspaceId, asked);
  const rows = await findProductTotals(deps.db, workspaceId, range, connectionId);
  const field = sort.replace('-', '') as 'profit' | 'revenue' | 'qty';
  const direction = sort.startsWith('-') ? -1 : 1;
  return rows.toSorted((left, right) => {
    const difference = left[field] - right[field];
    if (difference !== 0) return difference * direction;
    return (left.shopifyProductId ?? '') < (right.shopifyProductId ?? '') ? -1 : 1;
  });
}
