import { allocate } from '../allocate.ts';
import { addMoney, sumMoney } from '../money.ts';
import type { Minor } from '../source.ts';
import { toCampaignKey } from './attribution.ts';
import { type Earned, withMarketing } from './dayOrders.ts';
import type { DayAd, DayFacts } from './dayTypes.ts';

/** A campaign's day in the reporting currency, and how much of its spend orders bear. */
export interface SpentCampaign {
  key: string;
  ad: DayAd;
  spend: Minor;
  allocated: Minor;
  conversionValue: Minor;
}

export interface Spent {
  earned: Earned[];
  campaigns: SpentCampaign[];
  /** Campaign days whose currency could not be converted. */
  leftOut: DayAd[];
}

/**
 * A campaign's spend of the day is borne by the orders of the day that came from it, by what they brought. Spend of a
 * campaign without such an order stays unallocated: a cost of the day all the same (spec 9.4).
 */
export function allocateSpend(facts: DayFacts, earned: readonly Earned[]): Spent {
  const marketing = new Map<string, Minor>();
  const campaigns: SpentCampaign[] = [];
  const leftOut: DayAd[] = [];
  for (const ad of facts.ads) {
    const spent = toSpent(facts, ad);
    if (spent === null) {
      leftOut.push(ad);
      continue;
    }
    const bearers = earned.filter(({ row }) => row.campaignKey === spent.key && row.revenue > 0);
    const shares = bearers.length === 0 ? [] : allocate(spent.spend, bearers.map(revenueOf));
    for (const [index, { row }] of bearers.entries()) {
      marketing.set(row._id, addMoney(marketing.get(row._id) ?? 0, shares[index] ?? 0));
    }
    campaigns.push({ ...spent, allocated: sumMoney(shares) });
  }
  const borne = earned.map((one) => ({
    ...one,
    row: withMarketing(one.row, marketing.get(one.row._id) ?? 0),
  }));
  return { earned: borne, campaigns, leftOut };
}

const revenueOf = ({ row }: Earned): Minor => row.revenue;

function toSpent({ rates, date }: DayFacts, ad: DayAd): SpentCampaign | null {
  const spend = rates.convert(ad.spend ?? 0, ad.currency, rates.base, date);
  const value = rates.convert(ad.conversionValue, ad.currency, rates.base, date);
  if (spend === null || value === null) return null;
  return { key: toCampaignKey(ad), ad, spend, allocated: 0, conversionValue: value };
}
