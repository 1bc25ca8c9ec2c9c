import type { DemoWorld } from '../../kit/sandbox/demoAccount.ts';
import { createDemoHistory, type DayProgress, type Flight } from '../../kit/sandbox/demoHistory.ts';
import { noise, noiseBetween } from '../../kit/sandbox/noise.ts';
import type { Campaign, DayFigures, History } from './account.ts';

/** Budgets are minor units. */
interface DemoCampaign extends Campaign, Flight {}

/** The shop's orders carry the first one's id as `utm_id` and its name as `utm_campaign`. */
export const demoCampaigns: DemoCampaign[] = [
  toCampaign('1202100', 'festive_sale', { budget: 85_000, buyers: 3 }),
  toCampaign('120210000000000012', 'retarget_cart', { budget: 35_000, buyers: 4 }),
  toCampaign('120210000000000013', 'catalogue_broad', { budget: 40_000, buyers: 1 }),
  toCampaign('120210000000000014', 'monsoon_clearance', {
    budget: 60_000,
    buyers: 2,
    endsAfter: 40,
    effectiveStatus: 'DELETED',
  }),
  toCampaign('120210000000000015', 'brand_video', {
    budget: 30_000,
    buyers: 0,
    endsAfter: 65,
    effectiveStatus: 'PAUSED',
  }),
];

function toCampaign(
  id: string,
  name: string,
  more: Pick<DemoCampaign, 'budget' | 'buyers'> & Partial<DemoCampaign>,
): DemoCampaign {
  return { id, name, effectiveStatus: 'ACTIVE', endsAfter: null, ...more };
}

/** Four of ten purchases are booked late. */
export function createHistory(world: DemoWorld): History {
  const booking = { atOnce: 0.6, aDay: 0.06 };
  return createDemoHistory(world, demoCampaigns, { booking, compute: computeFigures });
}

function computeFigures(
  { id, budget, buyers }: DemoCampaign,
  date: string,
  { part, booked }: DayProgress,
): DayFigures {
  const spend = budget * (0.8 + noise('meta spend', id, date) * 0.4);
  const clicks = spend / noiseBetween(450, 700, 'meta click', id, date);
  const impressions = clicks * noiseBetween(45, 90, 'meta views', id, date);
  const purchases = Math.floor((clicks * buyers * part * booked) / 100);
  return {
    spend: Math.floor(spend * part),
    impressions: Math.floor(impressions * part),
    clicks: Math.floor(clicks * part),
    reach: Math.floor(impressions * part * 0.8),
    purchases,
    purchaseValue: purchases * noiseBetween(150_000, 240_000, 'meta order', id, date),
  };
}
