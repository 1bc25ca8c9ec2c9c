import { DateTime } from 'luxon';
import { noise, noiseBetween } from '../../kit/sandbox/noise.ts';
import type { DemoWorld } from '../../kit/sandbox/demoAccount.ts';
import type { Campaign, DayFigures, History } from './account.ts';

/** How a demo campaign behaves; money in minor units a day. */
interface DemoCampaign extends Campaign {
  budget: number;
  /** Purchases Meta claims, of a hundred clicks. */
  buyers: number;
  /** Days of its flight, counted from the first of the history; null = runs on. */
  endsAfter: number | null;
}

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

/**
 * Figures that depend on campaign and day alone: the same after every start. Today's grow with the time of day, and
 * purchases are booked late, as the real ones are.
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
    const booked = Math.min(1, 0.6 + age * 0.06);
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
