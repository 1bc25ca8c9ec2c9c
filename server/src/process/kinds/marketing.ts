import { type AdDayRecord, toAdDay } from '../../domain/ads/adDay.ts';
import {
  type CostRecord,
  type SkuCostRecord,
  type SubscriberRecord,
  toCost,
  toSkuCost,
  toSubscriber,
} from '../../domain/costs/costs.ts';
import { adDays, costs, skuCosts, subscribers } from '../../models/records/plain.ts';
import { createPlainHandler } from './plainRecords.ts';

/** Campaign days, costs and people of messaging platforms (spec 9, 10). */
export const adDayHandler = createPlainHandler<'adDay', AdDayRecord>({
  collection: adDays.collection,
  toRecord: (source, head, { platform }) => toAdDay(source, head, platform),
});

export const costHandler = createPlainHandler<'cost', CostRecord>({
  collection: costs.collection,
  toRecord: toCost,
});

export const skuCostHandler = createPlainHandler<'skuCost', SkuCostRecord>({
  collection: skuCosts.collection,
  toRecord: toSkuCost,
});

export const subscriberHandler = createPlainHandler<'subscriber', SubscriberRecord>({
  collection: subscribers.collection,
  toRecord: toSubscriber,
});
