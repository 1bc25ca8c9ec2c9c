import { daysBefore } from '../../../domain/localDays.ts';
import type { DayWindow } from './question.ts';

/** Where paging stands: what a checkpoint keeps. */
export interface Position {
  /** The days that are left, both included. */
  from: string;
  until: string;
  /** Days asked for at once. */
  days: number;
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

export function isDone({ from, until }: Position): boolean {
  return from > until;
}

export function toWindow({ from, until, days }: Position): DayWindow {
  const last = daysBefore(from, 1 - days);
  return { since: from, until: last < until ? last : until };
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
  const days = countDays(toWindow(position));
  if (days > 1) return { ...toWindowStart(position), days: Math.floor(days / 2) };
  if (way === 'report' || !mayReport) return null;
  return { ...toWindowStart(position), ...widest, way: 'report' };
}

function countDays({ since, until }: DayWindow): number {
  return Math.round((Date.parse(until) - Date.parse(since)) / (24 * 60 * 60_000)) + 1;
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

function toSize(value: unknown, most: number): number {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1;
  return fits ? Math.min(value, most) : most;
}

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
