import { addMoney, sumMoney } from '../money.ts';
import type { Minor } from '../source.ts';
import type { Spent, SpentCampaign } from './allocateSpend.ts';
import type { KnownCampaign } from './attribution.ts';
import type { CampaignDayRow, DayFacts, DayRow, OrderProfitRow } from './dayTypes.ts';

/** The row of orders that came from no campaign, and of costs that belong to no order. */
export const noCampaign = 'none';

/** Campaigns of a day and the rest: together they are the day (spec 9.2). */
export function computeCampaigns(
  facts: DayFacts,
  spent: Spent,
  days: readonly DayRow[],
): CampaignDayRow[] {
  const rows = new Map<string, CampaignDayRow>();
  const rowOf = (key: string): CampaignDayRow => {
    const row = rows.get(key) ?? toEmpty(facts, key);
    rows.set(key, row);
    return row;
  };
  for (const campaign of spent.campaigns) addSpend(rowOf(campaign.key), campaign);
  for (const { order, row } of spent.earned) {
    const { campaign } = facts.findOrigin(order, facts.date);
    const target = rowOf(row.campaignKey ?? noCampaign);
    if (campaign) nameRow(target, campaign);
    addOrder(target, row);
  }
  const otherCosts = sumMoney(days.flatMap((day) => [day.otherCosts, day.unallocatedShipping]));
  if (otherCosts !== 0) rowOf(noCampaign).otherCosts = otherCosts;
  return [...rows.values()].map((row) => ({ ...row, profit: computeCampaignProfit(row) }));
}

export function computeCampaignProfit(
  row: Record<'revenue' | 'orderCosts' | 'spend' | 'otherCosts', Minor>,
): Minor {
  return sumMoney([row.revenue, -row.orderCosts, -row.spend, -row.otherCosts]);
}

function toEmpty({ workspaceId, date, rates }: DayFacts, key: string): CampaignDayRow {
  return {
    _id: `${workspaceId}:${date}:${key}`,
    workspaceId,
    date,
    campaignKey: key,
    connectionId: null,
    platform: null,
    campaignId: null,
    name: null,
    channel: null,
    status: null,
    currency: rates.base,
    spend: 0,
    allocated: 0,
    reach: 0,
    impressions: 0,
    clicks: 0,
    conversions: 0,
    conversionValue: 0,
    attributedOrders: 0,
    revenue: 0,
    orderCosts: 0,
    otherCosts: 0,
    profit: 0,
  };
}

function nameRow(row: CampaignDayRow, campaign: Omit<KnownCampaign, 'since'>): void {
  const { connectionId, platform, campaignId, name, channel } = campaign;
  Object.assign(row, { connectionId, platform, campaignId, name, channel });
}

function addSpend(row: CampaignDayRow, { ad, spend, allocated, conversionValue }: SpentCampaign) {
  const { connectionId, platform, campaignId, channel } = ad;
  nameRow(row, {
    connectionId,
    platform,
    campaignId,
    name: ad.campaignName,
    channel,
  });
  row.status = ad.campaignStatus;
  row.spend = addMoney(row.spend, spend);
  row.allocated = addMoney(row.allocated, allocated);
  row.conversionValue = addMoney(row.conversionValue, conversionValue);
  row.reach += ad.reach ?? 0;
  row.impressions += ad.impressions;
  row.clicks += ad.clicks;
  row.conversions += ad.conversions;
}

function addOrder(row: CampaignDayRow, order: OrderProfitRow): void {
  row.attributedOrders += 1;
  row.revenue = addMoney(row.revenue, order.revenue);
  row.orderCosts = addMoney(row.orderCosts, order.costs - order.marketing);
}
