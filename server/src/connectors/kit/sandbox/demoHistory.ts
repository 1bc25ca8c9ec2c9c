import { DateTime } from 'luxon';
import type { History } from './campaignDays.ts';
import type { DemoWorld } from './demoAccount.ts';

/** How a demo campaign behaves. */
export interface Flight {
  /** What it spends a day, in the unit its figures are computed in. */
  budget: number;
  /** Purchases the platform claims, of a hundred clicks. */
  buyers: number;
  /** Days of its flight, counted from the first of the history; null = runs on. */
  endsAfter: number | null;
}

/** How far a day has come. */
export interface DayProgress {
  /** How much of it has passed, 0 to 1. */
  part: number;
  /** How many of its purchases are booked by now, 0 to 1. */
  booked: number;
}

interface DemoFigures<Campaign, Figures> {
  /** Purchases are booked late, as the real ones are: so many on the day itself, and so many more each day after it. */
  booking: { atOnce: number; aDay: number };
  compute(campaign: Campaign, date: string, progress: DayProgress): Figures;
}

/**
 * Figures of the last three months and more, which depend on campaign and day alone: the same after every start. Today's
 * grow with the time of day.
 */
export function createDemoHistory<Campaign extends { id: string } & Flight, Figures>(
  world: DemoWorld,
  campaigns: Campaign[],
  { booking, compute }: DemoFigures<Campaign, Figures>,
): History<{ id: string }, Figures> {
  const readClock = createDemoClock(world);
  return ({ id }, date) => {
    const { first, today, part } = readClock();
    const campaign = campaigns.find((one) => one.id === id);
    if (!campaign || date < first || date > today) return null;
    const { endsAfter } = campaign;
    if (endsAfter !== null && countDays(first, date) > endsAfter) return null;
    const age = countDays(date, today);
    const booked = Math.min(1, booking.atOnce + age * booking.aDay);
    return compute(campaign, date, { part: age > 0 ? 1 : part, booked });
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
