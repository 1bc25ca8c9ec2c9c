import { parseMoney } from '../../../domain/money.ts';
import type { Minor } from '../../../domain/source.ts';
import { isObject } from '../../kit/read/json.ts';
import { addIssue, pathOf, type Place } from '../../kit/read/place.ts';
import { isNoMoment, toInstant } from './times.ts';
import { isUntold } from './untold.ts';

/** All of Shiprocket's amounts are rupees. */
export const currency = 'INR';

/** Ids are texts of digits; 0 stands for none. */
export function toId(value: unknown): string | null {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && value > 0 ? `${value}` : null;
  return typeof value === 'string' && /^[1-9]\d{0,19}$/.test(value) ? value : null;
}

/** The object under a name; null when absent. PHP spells an object without fields `[]`. */
export function readChild(place: Place, name: string): Place | null {
  const value = place.data[name];
  if (isUntold(value) || (Array.isArray(value) && value.length === 0)) return null;
  if (isObject(value)) return { ...place, data: value, path: pathOf(place, name) };
  addIssue(place, name, 'must be an object');
  return null;
}

/** Text or null: `""` and `NA` are nothing. */
export function readText(place: Place, name: string): string | null {
  const value = place.data[name];
  if (isUntold(value)) return null;
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  addIssue(place, name, 'must be text');
  return null;
}

/** A status code, sent as a number or as its digits; null where it is neither. */
export function readCode({ data }: Place, name: string): number | null {
  const value = data[name];
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  return typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : null;
}

/** Rupees as text, sometimes as a number; `""` is unknown, which is not zero (platforms.md 2). */
export function readAmount(place: Place, name: string): Minor | null {
  const value = place.data[name];
  if (isUntold(value)) return null;
  const money = parseMoney(typeof value === 'string' ? value.trim() : value, currency);
  if (!money.ok) addIssue(place, name, money.message);
  else if (money.minor < 0) addIssue(place, name, 'must not be negative');
  else return money.minor;
  return null;
}

/** ISO 8601 UTC; null when the body does not say. */
export function readTime(place: Place, name: string): string | null {
  const value = place.data[name];
  if (isNoMoment(value)) return null;
  const instant = toInstant(value);
  if (!instant) addIssue(place, name, 'is no time');
  return instant?.toISOString() ?? null;
}

export function readRequiredTime(place: Place, name: string): string {
  const before = place.issues.length;
  const time = readTime(place, name);
  if (time === null && place.issues.length === before) addIssue(place, name, 'is missing');
  return time ?? '';
}

/** 1, "1", true: PHP's flags. */
export function readFlag({ data }: Place, name: string): boolean {
  const value = data[name];
  return value === true || value === 1 || value === '1';
}
