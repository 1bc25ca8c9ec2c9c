import { type AdDayRecord, toAdDay } from '../../domain/ads/adDay.ts';
import {
  type CostRecord,
  type SkuCostRecord,
  type SubscriberRecord,
  toCost,
  toSkuCost,
  toSubscriber,
} from '../../domain/costs/costs.ts';
import { listDates } from '../../domain/localDays.ts';
import { markDirtyDays } from '../../models/metrics/dirtyDays.ts';
import { findOrderTimesByCode, markTimes } from '../../models/metrics/markDays.ts';
import { adDays, costs, skuCosts, subscribers } from '../../models/records/plain.ts';
import { createPlainHandler, type Touched } from './plainRecords.ts';

/** Campaign days, costs and people of messaging platforms (spec 9, 10); the days they belong to hear of them. */
export const adDayHandler = createPlainHandler<'adDay', AdDayRecord>({
  collection: adDays.collection,
  toRecord: (source, head, { platform }) => toAdDay(source, head, platform),
  onChanged: ({ deps, connection }, touched) =>
    markDirtyDays(
      deps.db,
      connection.workspaceId,
      bothOf(touched).map(({ date }) => date),
    ),
});

export const costHandler = createPlainHandler<'cost', CostRecord>({
  collection: costs.collection,
  toRecord: toCost,
  onChanged: ({ deps, connection, now }, touched) =>
    markDirtyDays(
      deps.db,
      connection.workspaceId,
      bothOf(touched).flatMap(({ from, to }) => listDates(from, to, now)),
    ),
});

export const skuCostHandler = createPlainHandler<'skuCost', SkuCostRecord>({
  collection: skuCosts.collection,
  toRecord: toSkuCost,
  async onChanged({ deps, connection }, touched) {
    const { db } = deps;
    const codes = bothOf(touched).map(({ skuCode }) => skuCode);
    const times = await findOrderTimesByCode(db, connection.workspaceId, codes);
    await markTimes(db, connection.workspaceId, times);
  },
});

export const subscriberHandler = createPlainHandler<'subscriber', SubscriberRecord>({
  collection: subscribers.collection,
  toRecord: toSubscriber,
});

/** A record as it was and as it is: what it belonged to changes as well. */
function bothOf<T>(touched: readonly Touched<T>[]): T[] {
  return touched.flatMap(({ before, after }) => (before ? [before, after] : [after]));
}
