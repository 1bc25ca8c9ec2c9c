/** No answer makes us wait longer than this at once: a pause is seen again and again, not slept through. */
export const longestWaitMs = 60_000;
const shortestWaitMs = 250;

/**
 * `Retry-After` in ms: whole or decimal seconds, an HTTP date; 0, negative and past mean "soon", a huge value is
 * capped, none or nonsense gives null (edge case 85, F30).
 */
export function toRetryDelay(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const milliseconds = /^-?\d+(?:\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - now.getTime();
  if (Number.isNaN(milliseconds)) return null;
  return Math.round(Math.min(longestWaitMs, Math.max(shortestWaitMs, milliseconds)));
}

/** Full jitter: anywhere between nothing and the doubled step, so that many callers do not come back together. */
export function computeBackoff(
  attempt: number,
  random: number,
  baseMs = 500,
  capMs = 8000,
): number {
  return Math.round(random * Math.min(capMs, baseMs * 2 ** (attempt - 1)));
}

/** What people see while a platform's limit is waited for (spec 13). */
export function toLimitNotice(waitMs: number): string {
  return `Rate limited, resuming in ${Math.max(1, Math.ceil(waitMs / 1000))} s`;
}
