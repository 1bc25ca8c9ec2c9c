import { type DayText, isDay } from './zoneDays.ts';

const full = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const short = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

const toDate = (day: DayText) => new Date(`${day}T00:00:00Z`);

/** `8 Mar 2026` */
export function formatDay(day: DayText): string {
  return full.format(toDate(day));
}

/** `8 Mar`: where the year is told elsewhere. */
export function formatShortDay(day: DayText): string {
  return short.format(toDate(day));
}

/** `8 Mar 2026`, `1 Mar 2026 – 8 Mar 2026` */
export function formatDays({ from, to }: { from: DayText; to: DayText }): string {
  return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
}

/** A day the server takes: between 1990 and 2100. */
export function toSaneDay(text: string | undefined): DayText | undefined {
  return isDay(text) && text >= '1990-01-02' && text <= '2100-12-30' ? text : undefined;
}
