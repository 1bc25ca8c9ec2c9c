import { daysBefore, toDayRange } from '../../../domain/localDays.ts';
import type { FetchContext, FetchRange } from '../types.ts';

/** PURE. The days a question is about, both included: `2026-07-01`. */
export interface DayWindow {
  since: string;
  until: string;
}

/** Where reading days stands. */
export interface DaysLeft {
  /** The days that are left, both included. */
  from: string;
  until: string;
  /** Days asked for at once. */
  days: number;
}

const dayMs = 24 * 60 * 60_000;

/**
 * The account's days of a range. One day more than we say to keep: a run that began just before midnight counts its days
 * from there, and none of them may be missing from ours.
 * @param keepsDays days the platform answers for
 */
export function toDays(
  { connection }: FetchContext,
  range: FetchRange,
  { keepsDays, now }: { keepsDays: number; now: Date },
): DayWindow {
  const earliest = new Date(now.getTime() - (keepsDays + 1) * dayMs);
  return toDayRange(range, connection.timezone, { earliest, now });
}

export function isDone({ from, until }: DaysLeft): boolean {
  return from > until;
}

/** The days to ask for next. */
export function toWindow({ from, until, days }: DaysLeft): DayWindow {
  const last = daysBefore(from, 1 - days);
  return { since: from, until: last < until ? last : until };
}

/** Half the days of the next window; null where it is one day already. */
export function toHalfDays(left: DaysLeft): number | null {
  const { since, until } = toWindow(left);
  const days = Math.round((Date.parse(until) - Date.parse(since)) / dayMs) + 1;
  return days > 1 ? Math.floor(days / 2) : null;
}

/** A size of a checkpoint: what is none, or more than `most`, is `most`. */
export function toSize(value: unknown, most: number): number {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1;
  return fits ? Math.min(value, most) : most;
}
