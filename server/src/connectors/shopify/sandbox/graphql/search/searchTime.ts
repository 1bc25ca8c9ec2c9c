import type { ShopInfo } from '../../state/types.ts';

/**
 * A time of a filter in ms: a full RFC 3339 time is exact; a date, a year or a cut-off time (`2026-01-01T00`) is in the
 * shop's own zone; `now` is now. null when it is no time.
 */
export function parseSearchTime(text: string, info: ShopInfo, now: Date): number | null {
  if (text === 'now') return now.getTime();
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text))
    return toValid(Date.parse(text));
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d)(?::(\d\d))?(?::(\d\d))?)?$/.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return null;
  const local = Date.UTC(year, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0);
  return local - info.utcOffsetMinutes * 60_000;
}

const toValid = (time: number): number | null => (Number.isNaN(time) ? null : time);
