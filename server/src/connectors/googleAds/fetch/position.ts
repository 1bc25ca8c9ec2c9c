import { daysBefore } from '../../../domain/localDays.ts';
import type { DayWindow } from './queries.ts';

/** Where reading stands: what a checkpoint keeps. */
export interface Position {
  /** The days that are left, both included. */
  from: string;
  until: string;
  /** Days asked for at once. */
  days: number;
}

/** The daily run's 31 days are one operation (platforms.md 3: operations are counted). */
const widestDays = 31;

export function toStart({ since, until }: DayWindow): Position {
  return { from: since, until, days: widestDays };
}

export function isDone({ from, until }: Position): boolean {
  return from > until;
}

export function toWindow({ from, until, days }: Position): DayWindow {
  const last = daysBefore(from, 1 - days);
  return { since: from, until: last < until ? last : until };
}

/** Everything up to that day is read. */
export function toNext(position: Position, read: string): Position {
  return { ...position, from: daysBefore(read, -1) };
}

/** Half the days; null where it is one already. */
export function toEasier(position: Position): Position | null {
  const { since, until } = toWindow(position);
  const days = Math.round((Date.parse(until) - Date.parse(since)) / (24 * 60 * 60_000)) + 1;
  return days > 1 ? { ...position, days: Math.floor(days / 2) } : null;
}

/** A checkpoint of another shape begins anew at `start`: rows that come again are unchanged. */
export function readPosition(checkpoint: Record<string, unknown>, start: Position): Position {
  const { from, until, days } = checkpoint;
  if (typeof from !== 'string' || typeof until !== 'string') return start;
  const fits = typeof days === 'number' && Number.isInteger(days) && days >= 1;
  return { from, until, days: fits ? Math.min(days, widestDays) : widestDays };
}
