import { toSummary } from '../read/summary.ts';
import type { Glance } from '../types.ts';

/** PURE. What a row of a report by campaign and day is about. */
export interface RowKey {
  campaignId: string;
  /** `2026-07-01`. */
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

/** The key of both; null where one of them is none. */
export function toRowKey(campaignId: unknown, date: unknown): RowKey | null {
  const [id, known] = [toId(campaignId), toDate(date)];
  return id === null || known === null ? null : { campaignId: id, date: known };
}

/** The key in a row's id, which is `<campaign>-<date>`; null where it is none. */
export function parseRowId(externalId: string): RowKey | null {
  const [, campaignId, date] = /^(\d+)-(\d{4}-\d\d-\d\d)$/.exec(externalId) ?? [];
  return toRowKey(campaignId, date);
}

/** A report's row has no version: all reads of one day carry the day's midnight, so that the one read last counts. */
export function glanceDay({ campaignId, date }: RowKey, campaignName: unknown): Glance {
  return {
    externalId: `${campaignId}-${date}`,
    sourceVersion: new Date(`${date}T00:00:00Z`),
    deleted: false,
    complete: true,
    marks: [],
    summary: toSummary({ date, campaign: campaignName }),
  };
}

/** `<campaign>-<date>`: the day is the end of it. */
export function dayOf(externalId: string): string {
  return externalId.slice(-'2026-07-01'.length);
}
