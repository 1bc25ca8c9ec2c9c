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
import { createPlainHandler } from './plainRecords.ts';

/** Campaign days, costs and people of messaging platforms (spec 9, 10); the days they belong to hear of them. */
export const adDayHandler = createPlainHandler<'adDay', AdDayRecord>({
  collection: adDays.collection,
  toRecord: (source, head, { platform }) => toAdDay(source, head, platform),
  markDays: ({ deps, connection }, days) =>
    markDirtyDays(
      deps.db,
      connection.workspaceId,
      days.map(({ date }) => date),
    ),
});

export const costHandler = createPlainHandler<'cost', CostRecord>({
  collection: costs.collection,
  toRecord: toCost,
  toPlace: ({ from, to }) => `${from}/${to}`,
  markDays: ({ deps, connection, now }, rows) =>
    markDirtyDays(
      deps.db,
      connection.workspaceId,
      rows.flatMap(({ from, to }) => listDates(from, to, now)),
    ),
});

export const skuCostHandler = createPlainHandler<'skuCost', SkuCostRecord>({
  collection: skuCosts.collection,
  toRecord: toSkuCost,
  toPlace: ({ skuKey }) => skuKey,
  async markDays({ deps, connection }, rows) {
    const { db } = deps;
    const codes = rows.map(({ skuCode }) => skuCode);
    const times = await findOrderTimesByCode(db, connection.workspaceId, codes);
    await markTimes(db, connection.workspaceId, times);
  },
});

export const subscriberHandler = createPlainHandler<'subscriber', SubscriberRecord>({
  collection: subscribers.collection,
  toRecord: toSubscriber,
});
