import { DateTime } from 'luxon';
import type { DemoWorld } from '../../kit/sandbox/demoAccount.ts';
import { noise, noiseBetween } from '../../kit/sandbox/noise.ts';
import type { Campaign, DayFigures, History } from './customer.ts';

/** How a demo campaign behaves. */
interface DemoCampaign extends Campaign {
  /** Units of the currency a day. */
  budget: number;
  /** Conversions of a hundred clicks. */
  buyers: number;
  /** Days of its flight, counted from the first of the history; null = runs on. */
  endsAfter: number | null;
}

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

/**
 * Figures that depend on campaign and day alone: the same after every start. Today's grow with the time of day, and
 * conversions are booked late on the day of their click, as the real ones are.
 */
export function createDemoHistory(world: DemoWorld): History {
  const readClock = createDemoClock(world);
  return ({ id }, date) => {
    const { first, today, part } = readClock();
    const campaign = demoCampaigns.find((one) => one.id === id);
    if (!campaign || date < first || date > today) return null;
    const { endsAfter } = campaign;
    if (endsAfter !== null && countDays(first, date) > endsAfter) return null;
    const age = countDays(date, today);
    const booked = Math.min(1, 0.5 + age * 0.05);
    return computeFigures(campaign, date, { part: age > 0 ? 1 : part, booked });
  };
}

interface DemoClock {
  /** The first day there is anything to tell of. */
  first: string;
  today: string;
  /** How much of today has passed. */
  part: number;
}

/** Asked for each row; zones are slow to reckon with, so it is looked at once a minute. */
function createDemoClock({ now, timezone }: DemoWorld): () => DemoClock {
  let minute = -1;
  let clock: DemoClock = { first: '', today: '', part: 0 };
  return () => {
    const current = Math.floor(now().getTime() / 60_000);
    if (current !== minute) {
      minute = current;
      const at = DateTime.fromJSDate(now(), { zone: timezone });
      const first = at.minus({ months: 3 }).startOf('month');
      const part = at.diff(at.startOf('day'), 'minutes').minutes / 1440;
      clock = { first: first.toFormat(isoDay), today: at.toFormat(isoDay), part };
    }
    return clock;
  };
}

const isoDay = 'yyyy-MM-dd';

function countDays(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (24 * 60 * 60_000);
}

function computeFigures(
  { id, budget, buyers }: DemoCampaign,
  date: string,
  { part, booked }: { part: number; booked: number },
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
