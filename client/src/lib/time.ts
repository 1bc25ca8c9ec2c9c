const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** Clocks of two machines differ that much without being wrong. */
const skewSeconds = 5;

/** `3 minutes ago`, `in 2 hours`; within the minute `just now` / `in a moment`. */
export function formatAge(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  if (!unit) return seconds <= skewSeconds ? 'just now' : 'in a moment';
  return relative.format(Math.trunc(seconds / unit[1]), unit[0]);
}

const made = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using one does, and a list has hundreds of times. */
function findFormatter(
  name: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${name} ${timeZone}`;
  const known = made.get(key);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
  made.set(key, formatter);
  return formatter;
}

const day = { day: 'numeric', month: 'short' } as const;
const year = { year: 'numeric' } as const;
const minute = { hour: '2-digit', minute: '2-digit' } as const;
const second = { ...minute, second: '2-digit', timeZoneName: 'short' } as const;

/** A moment in a time zone, with the zone's short name: `21 Nov 2026, 14:05:09 IST`. */
export function formatMoment(at: Date, timeZone: string): string {
  return findFormatter('moment', timeZone, { ...day, ...year, ...second }).format(at);
}

/** The short form for tables: `21 Nov, 14:05`, with the year where it is not this one. */
export function formatShort(at: Date, timeZone: string, now: Date): string {
  const years = findFormatter('year', timeZone, year);
  return years.format(at) === years.format(now)
    ? findFormatter('short', timeZone, { ...day, ...minute }).format(at)
    : findFormatter('dated', timeZone, { ...day, ...year, ...minute }).format(at);
}

/** `42 s`, `3 min 5 s`, `2 h 10 min`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
