import { daysBefore } from '../../../domain/localDays.ts';
import {
  type DaysLeft,
  type DayWindow,
  toHalfDays,
  toSize,
  toWindow,
} from '../../kit/days/windows.ts';

/** Where paging stands: what a checkpoint keeps. */
export interface Position extends DaysLeft {
  /** Rows of a page. */
  limit: number;
  /** Large windows are prepared by Meta as a report and read afterwards. */
  way: 'pages' | 'report';
  report: string | null;
  after: string | null;
}

const widest = { days: 28, limit: 100 };
const smallestLimit = 25;

export function toStart({ since, until }: DayWindow): Position {
  return { from: since, until, ...widest, way: 'pages', report: null, after: null };
}

/** The window from its first row on. */
export function toWindowStart(position: Position): Position {
  return { ...position, after: null, report: null };
}

/** After a page: its next one, or the next window where there is none. */
export function toNext(position: Position, after: string | null): Position {
  if (after !== null) return { ...position, after };
  return { ...toWindowStart(position), from: daysBefore(toWindow(position).until, -1) };
}

/**
 * A smaller question: first fewer rows, then fewer days, then a report of many days, then of fewer; null where there is
 * none. `mayReport`: a passing trouble is no reason to begin reports.
 */
export function toEasier(position: Position, mayReport: boolean): Position | null {
  const { way, limit } = position;
  if (way === 'pages' && limit > smallestLimit) {
    return { ...position, limit: Math.max(smallestLimit, Math.floor(limit / 2)) };
  }
  const days = toHalfDays(position);
  if (days !== null) return { ...toWindowStart(position), days };
  if (way === 'report' || !mayReport) return null;
  return { ...toWindowStart(position), ...widest, way: 'report' };
}

/** A checkpoint of another shape begins anew at `start`: rows that come again are unchanged. */
export function readPosition(checkpoint: Record<string, unknown>, start: Position): Position {
  const { from, until, days, limit, way } = checkpoint;
  if (typeof from !== 'string' || typeof until !== 'string') return start;
  return {
    from,
    until,
    days: toSize(days, widest.days),
    limit: toSize(limit, widest.limit),
    way: way === 'report' ? 'report' : 'pages',
    report: toText(checkpoint['report']),
    after: toText(checkpoint['after']),
  };
}

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
