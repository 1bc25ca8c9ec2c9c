import type { StreamDefinition } from '../../kit/types.ts';
import { fetchSeesAllOrders, historyNotice } from './check.ts';
import { createClient } from './client.ts';
import { fetchCount } from './fetchStream.ts';
import { fetchLocations } from './inventoryPages.ts';
import { type BulkSource, inventorySource, toFilter } from './sources.ts';

type Count = NonNullable<StreamDefinition['count']>;

/** Rows of a stretch of time, as a run's total is found. */
export function createCount(source: BulkSource): Count {
  return async (context, range) => ({
    rows: await fetchCount(createClient(context), source.count, toFilter(range, source.bounds)),
    notice: null,
  });
}

/** Without `read_all_orders` Shopify counts and gives the last 60 days only. */
export function createOrderCount(source: BulkSource): Count {
  const count = createCount(source);
  return async (context, range) => {
    const [{ rows }, all] = await Promise.all([
      count(context, range),
      fetchSeesAllOrders(createClient(context)),
    ]);
    return { rows, notice: all ? null : historyNotice };
  };
}

/** Levels are counted nowhere; with one location there is one for each variant. */
export const countLevels: Count = async (context) => {
  const client = createClient(context);
  const locations = await fetchLocations(client);
  if (locations.length > 1) return { rows: null, notice: null };
  return { rows: await fetchCount(client, inventorySource.count, ''), notice: null };
};
