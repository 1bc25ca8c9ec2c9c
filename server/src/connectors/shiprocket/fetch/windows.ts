import { DateTime } from 'luxon';
import type { FetchRange } from '../../kit/types.ts';
import { accountZone } from '../mapper/times.ts';

/** One question to the list of orders; days of India, both ends included. */
export interface Window {
  by: 'updated' | 'created' | 'all';
  from: string | null;
  to: string | null;
}

/** `updated_from` reaches no further back, and no window is longer (platforms.md 2). */
export const reachDays = 30;
/** How long after it was made an order may still change: until its parcel's fate is final, and its charges after it. */
const unsettledDays = 45;

/**
 * PURE. The questions that bring everything that changed within a range. What lies beyond the reach of `updated_from` is asked
 * for by the day orders were made: all that could have changed since. `updated_to` is never sent: a row that changes while
 * pages are read would leave the window, and the rows behind it would move up past us.
 */
export function toWindows(range: FetchRange, now: Date): Window[] {
  if (range.from === null) return [{ by: 'all', from: null, to: null }];
  const reach = toDay(now).minus({ days: reachDays });
  const from = toDay(range.from);
  if (from >= reach) return [{ by: 'updated', from: from.toISODate(), to: null }];
  const end = range.to === null ? reach : DateTime.min(reach, toDay(range.to));
  const old = toCreatedWindows(from.minus({ days: unsettledDays }), end);
  const open = range.to === null || toDay(range.to) >= reach;
  return open ? [...old, { by: 'updated', from: reach.toISODate(), to: null }] : old;
}

/** Windows share their edges: whether `to` includes its day is not written down. */
function toCreatedWindows(from: Day, end: Day): Window[] {
  const windows: Window[] = [];
  for (let start = from; start < end; start = start.plus({ days: reachDays })) {
    const to = DateTime.min(start.plus({ days: reachDays }), end);
    windows.push({ by: 'created', from: start.toISODate(), to: to.toISODate() });
  }
  return windows;
}

type Day = DateTime<true>;

function toDay(instant: Date): Day {
  return DateTime.fromJSDate(instant, { zone: accountZone }).startOf('day') as Day;
}

/** Has midnight passed since the window was made, or days while the run was paused? It would be refused now. */
export function isOutOfReach({ by, from }: Window, now: Date): boolean {
  const reach = toDay(now).minus({ days: reachDays }).toISODate();
  return by === 'updated' && from !== null && from < reach;
}

/** PURE. As the list of orders wants it; in the order of ids, so that new orders come last. */
export function toQuery({ by, from, to }: Window): Record<string, string> {
  const prefix = by === 'updated' ? 'updated_' : '';
  return {
    sort: 'ASC',
    sort_by: 'id',
    ...(from === null ? {} : { [`${prefix}from`]: from }),
    ...(to === null ? {} : { [`${prefix}to`]: to }),
  };
}
