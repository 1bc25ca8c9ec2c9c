import { DateTime } from 'luxon';
import type { Minor } from '../source.ts';

export const costRhythms = ['once', 'weekly', 'monthly', 'yearly'] as const;
export type CostRhythm = (typeof costRhythms)[number];

/** A cost of no order (spec 9.6). Dates are the workspace's, both ends included; `to` null: until further notice. */
export interface SpreadCost {
  amount: Minor;
  from: string;
  to: string | null;
  /** `once`: the amount is for the whole stretch. Else it comes again with each week, month or year it touches. */
  every: CostRhythm;
}

/**
 * What of a cost falls on a day: evenly over the days of its stretch, or of the week, month or year the day lies in. The
 * days of a whole stretch add up to the amount to the minor unit.
 */
export function computeCostOfDay(cost: SpreadCost, date: string): Minor {
  if (date < cost.from || (cost.to !== null && date > cost.to)) return 0;
  const stretch = toStretch(cost, date);
  return stretch ? shareOf(cost.amount, stretch.index, stretch.days) : cost.amount;
}

function toStretch({ from, to, every }: SpreadCost, date: string) {
  const day = toDay(date);
  if (every === 'once') {
    if (to === null) return null;
    return { index: daysBetween(toDay(from), day), days: daysBetween(toDay(from), toDay(to)) + 1 };
  }
  const unit = ({ weekly: 'week', monthly: 'month', yearly: 'year' } as const)[every];
  const first = day.startOf(unit);
  return { index: daysBetween(first, day), days: daysBetween(first, day.endOf(unit)) + 1 };
}

/** The minor units that do not divide go to the first days. */
function shareOf(amount: Minor, index: number, days: number): Minor {
  const size = Math.abs(amount);
  const rest = size % days;
  const share = (size - rest) / days + (index < rest ? 1 : 0);
  return amount < 0 && share !== 0 ? -share : share;
}

function toDay(date: string): DateTime {
  return DateTime.fromISO(date, { zone: 'UTC' });
}

function daysBetween(first: DateTime, last: DateTime): number {
  return Math.floor(last.diff(first, 'days').days);
}
