/** A calendar date as people write it in a file name: `2026-03-08`. */
export type DayText = string;

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Further from UTC than any zone is. */
const widestMinutes = 16 * 60;

/** Is it a date there is? `2026-02-30` is none. */
export function isDay(text: string | undefined): text is DayText {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** The date so many days later, or earlier where negative: dates alone, no clock. */
export function addDays(day: DayText, days: number): DayText {
  return new Date(toMidnightUtc(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The first date of the month so many months away. */
export function toMonthStart(day: DayText, months = 0): DayText {
  const at = new Date(toMidnightUtc(day));
  const start = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1);
  return new Date(start).toISOString().slice(0, 10);
}

/** The date a moment has in a time zone. */
export function toZoneDay(at: Date, timeZone: string): DayText {
  return formatIn(timeZone)(at);
}

/**
 * The moment a date begins in a time zone: midnight, or where a clock change leaves midnight out (Beirut, Santiago)
 * the first minute there is. Found by search, so that no rule about offsets can be wrong.
 */
export function toDayStart(day: DayText, timeZone: string): Date {
  const format = formatIn(timeZone);
  const base = toMidnightUtc(day);
  let low = -widestMinutes;
  let high = widestMinutes;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (format(new Date(base + middle * minuteMs)) >= day) high = middle;
    else low = middle + 1;
  }
  return new Date(base + low * minuteMs);
}

/** The moment after which the next date begins: a day of a clock change has 23 or 25 hours. */
export function toDayEnd(day: DayText, timeZone: string): Date {
  return new Date(toDayStart(addDays(day, 1), timeZone).getTime() - 1);
}

function toMidnightUtc(day: DayText): number {
  return Date.parse(`${day}T00:00:00Z`);
}

const formatters = new Map<string, (at: Date) => DayText>();

/** Making a formatter is slow, using one is not. */
function formatIn(timeZone: string): (at: Date) => DayText {
  const known = formatters.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const made = (at: Date) => {
    const parts = format.formatToParts(at);
    const read = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    return `${read('year').padStart(4, '0')}-${read('month')}-${read('day')}`;
  };
  formatters.set(timeZone, made);
  return made;
}
