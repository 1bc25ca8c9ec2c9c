import { daysBefore } from '../../../domain/localDays.ts';
import { type DaysLeft, type DayWindow, toHalfDays, toSize } from '../../kit/days/windows.ts';

/** Where reading stands: what a checkpoint keeps. */
export type Position = DaysLeft;

/** The daily run's 31 days are one operation (platforms.md 3: operations are counted). */
const widestDays = 31;

export function toStart({ since, until }: DayWindow): Position {
  return { from: since, until, days: widestDays };
}

/** Everything up to that day is read. */
export function toNext(position: Position, read: string): Position {
  return { ...position, from: daysBefore(read, -1) };
}

/** Half the days; null where it is one already. */
export function toEasier(position: Position): Position | null {
  const days = toHalfDays(position);
  return days === null ? null : { ...position, days };
}

/** A checkpoint of another shape begins anew at `start`: rows that come again are unchanged. */
export function readPosition(checkpoint: Record<string, unknown>, start: Position): Position {
  const { from, until, days } = checkpoint;
  if (typeof from !== 'string' || typeof until !== 'string') return start;
  return { from, until, days: toSize(days, widestDays) };
}
