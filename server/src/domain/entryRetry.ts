/** Tries of one cache entry before it waits for a person (spec 8.3). */
export const entryTryLimit = 5;

const minuteMs = 60_000;
/** After the first, second, … failed try: a bad minute heals at once, a bad record stops costing work. */
const delaysMs = [minuteMs, 5 * minuteMs, 30 * minuteMs, 120 * minuteMs];

/** How long a failed entry rests, in ms; null = the limit is reached: it is quarantined (spec 8.2). */
export function computeEntryDelay(failedTries: number): number | null {
  if (failedTries >= entryTryLimit) return null;
  return delaysMs[Math.max(1, failedTries) - 1] ?? null;
}
