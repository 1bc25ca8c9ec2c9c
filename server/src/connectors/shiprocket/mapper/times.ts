import { DateTime } from 'luxon';
import { isUntold } from './untold.ts';

/** Shiprocket tells the time of India and never says so (platforms.md 2). */
export const accountZone = 'Asia/Kolkata';

/** MySQL's zero date, and what PHP makes of it. */
const noMoment = /^0000-00-00|-0001\b/;

const dayFormats: [RegExp, string][] = [
  [/^\d{1,2} [a-z]{3} \d{4}$/i, 'd LLL yyyy'],
  [/^\d{4}-\d\d-\d\d$/, 'yyyy-MM-dd'],
  [/^\d\d?\/\d\d?\/\d{4}$/, 'd/M/yyyy'],
];
const clockFormats: [RegExp, string][] = [
  [/^\d{1,2} [a-z]{3} \d{4},? \d\d?:\d\d [ap]m$/i, 'd LLL yyyy h:mm a'],
  [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'yyyy-MM-dd HH:mm:ss'],
  [/^\d\d \d\d \d{4} \d\d:\d\d:\d\d$/, 'dd MM yyyy HH:mm:ss'],
  [/^\d\d?\/\d\d?\/\d{4} \d\d:\d\d:\d\d$/, 'd/M/yyyy HH:mm:ss'],
];
const formats = [...clockFormats, ...dayFormats];

/** Is this Shiprocket's way to say that something has not happened? Then it is unknown, not wrong. */
export function isNoMoment(value: unknown): boolean {
  if (isDated(value)) return isNoMoment(value.date);
  return isUntold(value) || (typeof value === 'string' && noMoment.test(value.trim()));
}

/**
 * Any of Shiprocket's spellings of a moment, null where it is none of them: `24 Jul 2019, 11:11 AM` (list),
 * `21st Sep 2022 05:28 PM` (one order), `2021-11-04 05:25:57` (parcels), `01/12/2021` (pickups), `23 05 2023 11:43:52`
 * (webhooks), `{ date, timezone }` (one shipment).
 */
export function toInstant(value: unknown): Date | null {
  if (isDated(value)) {
    return typeof value.date === 'string' ? parseText(value.date, zoneOf(value)) : null;
  }
  return typeof value === 'string' ? parseText(value, accountZone) : null;
}

interface Dated {
  date: unknown;
  timezone?: unknown;
}

function isDated(value: unknown): value is Dated {
  return value !== null && typeof value === 'object' && 'date' in value;
}

function zoneOf({ timezone }: Dated): string {
  return typeof timezone === 'string' ? timezone : accountZone;
}

function parseText(text: string, zone: string): Date | null {
  const plain = text
    .trim()
    .replace(/\.\d+$/, '')
    .replace(/^(\d{1,2})(?:st|nd|rd|th)\b/i, '$1');
  const format = formats.find(([shape]) => shape.test(plain))?.[1];
  const parsed = format
    ? DateTime.fromFormat(plain.replace(',', ''), format, { zone, locale: 'en' })
    : DateTime.fromISO(plain, { zone });
  // Couriers were not asked before: "1970-01-01" and year 1 are broken values, not moments.
  return parsed.isValid && parsed.year >= 2000 && parsed.year < 3000 ? parsed.toJSDate() : null;
}
