import { toLocalDate } from '../../../domain/localDays.ts';

/** Offsets change at quarters of an hour, so that every instant of one lies in the same day. */
const quarterMs = 15 * 60_000;
const mostKept = 50_000;
const known = new Map<string, string>();

/** The local date, remembered: a sandbox asks for those of all its orders with every call. */
export function dayOf(at: Date, timezone: string): string {
  const quarter = Math.floor(at.getTime() / quarterMs);
  const key = `${timezone} ${quarter}`;
  const date = known.get(key) ?? toLocalDate(new Date(quarter * quarterMs), timezone);
  if (known.size > mostKept) known.clear();
  known.set(key, date);
  return date;
}
