import type { Period } from '../../../api/sync.ts';
import { isDay, toDayEnd, toDayStart } from '../../../lib/zoneDays.ts';

export const periodChoices = [
  { value: '1', label: 'Last 24 hours' },
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
  { value: '90', label: 'Last 90 days' },
  { value: '365', label: 'Last 365 days' },
  { value: 'all', label: 'All time' },
  { value: 'custom', label: 'Custom range' },
] as const;
export type PeriodChoice = (typeof periodChoices)[number]['value'];

/** First and last day as dates of a calendar; empty while not chosen. */
export interface Days {
  from: string;
  to: string;
}

export const noDays: Days = { from: '', to: '' };

/** What the server is asked for; null while a custom range is not chosen, or ends before it begins. */
export function toPeriod(choice: PeriodChoice, days: Days, timeZone: string): Period | null {
  if (choice === 'all') return { all: true };
  if (choice !== 'custom') return { days: Number(choice) };
  return toRange(days, timeZone);
}

/** Both days whole, in a time zone: the last one to its end. */
export function toRange({ from, to }: Days, timeZone: string): { from: string; to: string } | null {
  if (!isDay(from) || !isDay(to) || from > to) return null;
  return {
    from: toDayStart(from, timeZone).toISOString(),
    to: toDayEnd(to, timeZone).toISOString(),
  };
}

/** What is wrong with a range; null while it is right or not chosen yet. */
export function findRangeFault({ from, to }: Days): string | null {
  return from !== '' && to !== '' && from > to ? 'The last day is before the first' : null;
}
