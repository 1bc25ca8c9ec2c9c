import type { DemoWorld } from '../../kit/sandbox/demoAccount.ts';
import { createDemoHistory, type DayProgress, type Flight } from '../../kit/sandbox/demoHistory.ts';
import { noise, noiseBetween } from '../../kit/sandbox/noise.ts';
import type { Campaign, DayFigures, History } from './customer.ts';

/** Budgets are units of the currency. */
interface DemoCampaign extends Campaign, Flight {}

/** The shop's orders carry the first one's name as `utm_campaign`, and the second one's id where links are tagged by Google alone. */
export const demoCampaigns: DemoCampaign[] = [
  toCampaign('24027360183', 'brand', { budget: 420, buyers: 6 }),
  toCampaign('24027360184', 'shopping_all', { budget: 480, buyers: 3 }),
  toCampaign('24027360185', 'generic_search', {
    budget: 300,
    buyers: 1,
    status: 'PAUSED',
    endsAfter: 70,
  }),
  toCampaign('24027360186', 'summer_sale', {
    budget: 350,
    buyers: 2,
    status: 'REMOVED',
    endsAfter: 45,
  }),
];

function toCampaign(
  id: string,
  name: string,
  more: Pick<DemoCampaign, 'budget' | 'buyers'> & Partial<DemoCampaign>,
): DemoCampaign {
  return { id, name, status: 'ENABLED', endsAfter: null, ...more };
}

/** Half of the conversions are booked at once, the others late, on the day of their click. */
export function createHistory(world: DemoWorld): History {
  const booking = { atOnce: 0.5, aDay: 0.05 };
  return createDemoHistory(world, demoCampaigns, { booking, compute: computeFigures });
}

function computeFigures(
  { id, budget, buyers }: DemoCampaign,
  date: string,
  { part, booked }: DayProgress,
): DayFigures {
  const spend = budget * (0.8 + noise('google spend', id, date) * 0.4) * part;
  const clicks = Math.floor(spend / noiseBetween(6, 12, 'google click', id, date));
  const conversions = Math.round(clicks * buyers * booked) / 100;
  const worth = noiseBetween(1500, 2400, 'google order', id, date);
  return {
    costMicros: BigInt(Math.floor(spend * 100)) * 10_000n,
    impressions: clicks * noiseBetween(9, 30, 'google views', id, date),
    clicks,
    conversions,
    conversionsValue: Math.round(conversions * worth * 100) / 100,
  };
}
