export interface RowKey {
  campaignId: string;
  date: string;
  campaignName: string | null;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
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
  const campaign = isObject(body) ? body['campaign'] : null;
  const segments = isObject(body) ? body['segments'] : null;
  if (!isObject(campaign) || !isObject(segments)) return null;
  const campaignId = toId(campaign['id']);
  const date = toDate(segments['date']);
  if (campaignId === null || date === null) return null;
  const name = campaign['name'];
  return { campaignId, date, campaignName: typeof name === 'string' && name !== '' ? name : null };
}
