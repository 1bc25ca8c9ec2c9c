import { DateTime, FixedOffsetZone, IANAZone, type Zone } from 'luxon';

/** One calendar day of a time zone as UTC instants: from ≤ t < to. */
export interface LocalDay {
  /** "2026-03-08". */
  date: string;
  from: Date;
  to: Date;
}

/** A zone nobody knows counts as UTC. Luxon remembers the zones it made: asking whether one is valid makes a new one each time. */
function toZone(timezone: string): Zone {
  const zone = IANAZone.create(timezone);
  return zone.isValid ? zone : FixedOffsetZone.utcInstance;
}

/** The calendar date of an instant in a time zone. */
export function toLocalDate(at: Date, timezone: string): string {
  return DateTime.fromJSDate(at, { zone: toZone(timezone) }).toISODate() ?? '';
}

/** The date so many days before another. */
export function daysBefore(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'UTC' }).minus({ days }).toFormat('yyyy-MM-dd');
}

/** The days between two dates, both included, of 23 to 25 hours: each begins where the one before ends. */
export function toLocalDays(first: string, last: string, timezone: string): LocalDay[] {
  const zone = toZone(timezone);
  const days: LocalDay[] = [];
  let day = DateTime.fromISO(first, { zone }).startOf('day');
  while (day.toFormat('yyyy-MM-dd') <= last) {
    const next = DateTime.fromISO(daysBefore(day.toFormat('yyyy-MM-dd'), -1), { zone });
    days.push({
      date: day.toFormat('yyyy-MM-dd'),
      from: day.toJSDate(),
      to: next.startOf('day').toJSDate(),
    });
    day = next.startOf('day');
  }
  return days;
}

/** The dates from one to another, both included, as far as they have begun anywhere on earth; a hundred years at most. */
export function listDates(first: string, last: string, now: Date): string[] {
  const furthest = DateTime.fromJSDate(now, { zone: 'Pacific/Kiritimati' }).toFormat('yyyy-MM-dd');
  const end = last < furthest ? last : furthest;
  const dates: string[] = [];
  for (let date = first; date <= end && dates.length < 36_600; date = daysBefore(date, -1)) {
    dates.push(date);
  }
  return dates;
}

/**
 * The calendar days a stretch of time touches, both included: what a report by day is asked for. Open ends are the
 * earliest day the platform keeps and today.
 */
export function toDayRange(
  range: { from: Date | null; to: Date | null },
  timezone: string,
  bounds: { earliest: Date; now: Date },
): { since: string; until: string } {
  const from = range.from && range.from > bounds.earliest ? range.from : bounds.earliest;
  const to = range.to && range.to < bounds.now ? range.to : bounds.now;
  return { since: toLocalDate(from, timezone), until: toLocalDate(to, timezone) };
}

/** Days that follow one another, read in one go: from the first's beginning to the last's end. */
export interface DaySpan {
  from: Date;
  to: Date;
}

/** The spans that some days make, gaps left out. */
export function toSpans(days: readonly LocalDay[]): DaySpan[] {
  const sorted = days.toSorted((left, right) => left.from.getTime() - right.from.getTime());
  const spans: DaySpan[] = [];
  for (const { from, to } of sorted) {
    const last = spans.at(-1);
    if (last?.to.getTime() === from.getTime()) last.to = to;
    else spans.push({ from, to });
  }
  return spans;
}

/** Rows by the day their moment lies in; those of no day are left out. */
export function groupByDay<T>(
  days: readonly LocalDay[],
  rows: readonly T[],
  momentOf: (row: T) => Date,
): Map<string, T[]> {
  const groups = new Map(days.map(({ date }): [string, T[]] => [date, []]));
  for (const row of rows) {
    const at = momentOf(row);
    const day = days.find(({ from, to }) => from <= at && at < to);
    if (day) groups.get(day.date)?.push(row);
  }
  return groups;
}
