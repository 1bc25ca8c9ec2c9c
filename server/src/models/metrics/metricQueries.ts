import type { CampaignDayRow, DayRow, SkuDayRow, SkuShare } from '../../domain/profit/dayTypes.ts';
import { atOnce } from '../atOnce.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { campaignDays, dayMetrics, skuDays } from './resultRows.ts';

export interface DayRange {
  /** `2026-07-01`, both ends included. */
  from: string;
  to: string;
}

const toDates = ({ from, to }: DayRange) => ({ $gte: from, $lte: to });

/** Rows of a stretch of days, of one connection or channel where one is named. */
export async function findDayRows(
  db: Database,
  workspaceId: string,
  range: DayRange,
  only: { connectionId?: string | undefined; channel?: string | undefined } = {},
): Promise<DayRow[]> {
  return dayMetrics
    .collection(db)
    .find(
      {
        workspaceId: requireTenant(workspaceId),
        date: toDates(range),
        ...(only.connectionId === undefined ? {} : { connectionId: only.connectionId }),
        ...(only.channel === undefined ? {} : { channel: only.channel }),
      },
      atOnce,
    )
    .sort({ workspaceId: 1, date: 1 })
    .toArray();
}

/** Currencies without a rate on any day. */
export async function findMissingRates(db: Database, workspaceId: string): Promise<string[]> {
  const found = await dayMetrics
    .collection(db)
    .distinct('missingRates', { workspaceId: requireTenant(workspaceId) });
  return found.flat().sort();
}

export type CampaignTotal = Omit<CampaignDayRow, '_id' | 'workspaceId' | 'date'>;

const summedCampaign = [
  'spend',
  'allocated',
  'reach',
  'impressions',
  'clicks',
  'conversions',
  'conversionValue',
  'attributedOrders',
  'revenue',
  'orderCosts',
  'otherCosts',
  'profit',
] as const;
const namedCampaign = ['connectionId', 'platform', 'campaignId', 'channel', 'currency'] as const;

/** Campaigns of a stretch of days, and the row `none`; each by its newest name. */
export async function findCampaignTotals(
  db: Database,
  workspaceId: string,
  range: DayRange,
): Promise<CampaignTotal[]> {
  return campaignDays
    .collection(db)
    .aggregate<CampaignTotal>([
      { $match: { workspaceId: requireTenant(workspaceId), date: toDates(range) } },
      { $sort: { workspaceId: 1, date: 1 } },
      {
        $group: {
          _id: '$campaignKey',
          name: { $last: '$name' },
          told: { $max: { $cond: ['$status', { date: '$date', status: '$status' }, null] } },
          ...Object.fromEntries(namedCampaign.map((field) => [field, { $last: `$${field}` }])),
          ...Object.fromEntries(summedCampaign.map((field) => [field, { $sum: `$${field}` }])),
        },
      },
      { $set: { campaignKey: '$_id', status: { $ifNull: ['$told.status', null] } } },
      { $unset: ['_id', 'told'] },
    ])
    .toArray();
}

export type ProductTotal = Omit<SkuShare, 'skuId' | 'skuCode'> & Pick<SkuDayRow, 'currency'>;

/** Products of a stretch of days; lines of no product together. */
export async function findProductTotals(
  db: Database,
  workspaceId: string,
  range: DayRange,
  connectionId: string | undefined,
): Promise<ProductTotal[]> {
  const amounts = ['qty', 'revenue', 'cogs', 'otherCosts', 'profit'] as const;
  return skuDays
    .collection(db)
    .aggregate<ProductTotal>([
      {
        $match: {
          workspaceId: requireTenant(workspaceId),
          date: toDates(range),
          ...(connectionId === undefined ? {} : { connectionId }),
        },
      },
      { $sort: { workspaceId: 1, date: 1 } },
      { $unwind: '$skus' },
      {
        $group: {
          _id: '$skus.shopifyProductId',
          title: { $last: '$skus.title' },
          currency: { $last: '$currency' },
          ...Object.fromEntries(amounts.map((field) => [field, { $sum: `$skus.${field}` }])),
        },
      },
      { $set: { shopifyProductId: '$_id' } },
      { $unset: '_id' },
    ])
    .toArray();
}
