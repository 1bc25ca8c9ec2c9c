import { DateTime } from 'luxon';
import { type Cells, readText, refuse } from './cells.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?\s?(Z|[+-]\d{2}:?\d{2})$/;
const withoutOffset = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/;
const years = { first: 1990, last: 2100 };

/** `2026-07-01`; null where the cell is empty or refused. */
export function readDay(cells: Cells, column: string): string | null {
  const text = readText(cells, column);
  if (text === null) return null;
  if (!day.test(text)) return refuse(cells, column, 'is not a date like 2026-07-01');
  return isReal(text) ? text : refuse(cells, column, 'is a day that does not exist');
}

/** A day, which begins at midnight in the account's zone, or a time with its offset: ISO 8601 UTC. */
export function readMoment(cells: Cells, column: string, timezone: string): string | null {
  const text = readText(cells, column);
  if (text === null) return null;
  if (withoutOffset.test(text)) {
    return refuse(cells, column, 'has no offset: write it like 2026-07-01T09:30:00+05:30');
  }
  if (!day.test(text) && !instant.test(text)) {
    return refuse(cells, column, 'is no date like 2026-07-01 or 2026-07-01T09:30:00+05:30');
  }
  if (!isReal(text.slice(0, 10))) return refuse(cells, column, 'is a day that does not exist');
  const iso = text.replace(' ', 'T').replaceAll(' ', '');
  const moment = DateTime.fromISO(iso, { zone: timezone });
  const utc = moment.toUTC().toISO();
  return utc ?? refuse(cells, column, 'is a time that does not exist');
}

/** Between 1990 and 2100, and in the calendar: no 30 February. */
function isReal(date: string): boolean {
  const year = Number(date.slice(0, 4));
  const known = DateTime.fromISO(date, { zone: 'UTC' });
  return known.isValid && year >= years.first && year <= years.last;
}
