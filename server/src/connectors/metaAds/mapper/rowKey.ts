import { isObject } from './fields.ts';

export interface RowKey {
  campaignId: string;
  date: string;
}

const digits = /^\d{1,30}$/;
const day = /^\d{4}-\d\d-\d\d$/;

/** Digits of an id; a number that a double may have rounded is none. */
export function toId(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return String(value);
  return typeof value === 'string' && digits.test(value) ? value : null;
}

/** A day of the calendar: "2026-02-30" is none. */
export function toDate(value: unknown): string | null {
  if (typeof value !== 'string' || !day.test(value)) return null;
  const midnight = new Date(`${value}T00:00:00Z`);
  const isReal = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(value);
  return isReal ? value : null;
}

/** What a row is about; null where it does not tell. */
export function toRowKey(body: unknown): RowKey | null {
  if (!isObject(body)) return null;
  const campaignId = toId(body['campaign_id']);
  const date = toDate(body['date_start']);
  return campaignId === null || date === null ? null : { campaignId, date };
}
