import { DateTime } from 'luxon';
import { daysBefore, toDayRange, toLocalDate } from '../../../domain/localDays.ts';
import type { FetchRange } from '../../kit/types.ts';

/** PURE. Days of the account and the stretches of them that are asked for at once. */
export interface DaySpan {
  /** `2026-07-01`, both ends included. */
  since: string;
  until: string;
}

/** A metric is told for one year at a time; older days are not asked for. */
export const keptDays = 365;
/** Flow reports by day reach over 60 days (platforms.md 4). */
const spanDays = 60;
const dayMs = 24 * 60 * 60_000;

export function toRowId(messageId: string, date: string): string {
  return `${messageId}-${date}`;
}

/** The same days a finished run is held to by `declareDeleted`. */
export function toSpans(range: FetchRange, timezone: string, now: Date): DaySpan[] {
  const earliest = new Date(now.getTime() - keptDays * dayMs);
  const { since, until } = toDayRange(range, timezone, { earliest, now });
  const spans: DaySpan[] = [];
  for (let first = since; first <= until; first = daysBefore(first, -spanDays)) {
    const last = daysBefore(first, -(spanDays - 1));
    spans.push({ since: first, until: last < until ? last : until });
  }
  return spans;
}

/**
 * The day a report means by one of its dates. It may be the instant at which the day begins in the account's zone, or the
 * day's own midnight whatever offset is written beside it: both are in use.
 */
export function toReportDay(text: string, timezone: string): string | null {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d))?/.exec(text) ?? [];
  const at = DateTime.fromISO(text, { zone: 'UTC' });
  if (day === undefined || !at.isValid) return null;
  return clock === undefined || clock === '00:00:00' ? day : toLocalDate(at.toJSDate(), timezone);
}
