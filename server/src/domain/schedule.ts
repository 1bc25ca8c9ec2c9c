/** When a run is due and which stretch of platform time it reads (spec 7.1, 7.3, 7.6). PURE. */
export type Period = { days: number } | { from: Date; to: Date } | { all: true };

/** UTC instants; null = open. */
export interface TimeRange {
  from: Date | null;
  to: Date | null;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export function toRange(period: Period, now: Date): TimeRange {
  if ('all' in period) return { from: null, to: null };
  if ('days' in period) return { from: new Date(now.getTime() - period.days * dayMs), to: null };
  return { from: period.from, to: period.to };
}

/**
 * Reads the lookback window, or from the last complete run on when that is longer ago: no gap after an
 * outage. A window of 0 hours means the whole stream.
 */
export function computeLookback(
  now: Date,
  lookbackHours: number,
  watermark: Date | null,
): TimeRange {
  if (lookbackHours === 0) return { from: null, to: null };
  const window = now.getTime() - lookbackHours * hourMs;
  return { from: new Date(Math.min(window, watermark?.getTime() ?? window)), to: null };
}

/**
 * What a stream reads that was never read to its end: as many days as its connector asks for (spec 10), and never less
 * than the lookback window.
 */
export function computeFirstRange(now: Date, firstDays: number, lookbackHours: number): TimeRange {
  if (lookbackHours === 0) return { from: null, to: null };
  const ms = Math.max(firstDays * dayMs, lookbackHours * hourMs);
  return { from: new Date(now.getTime() - ms), to: null };
}

/**
 * How far a stream is known completely after a run: its own start minus the overlap (edge case 78), and only
 * where its range is open at the end and leaves no gap after the last one. null = it proves nothing new.
 */
export function computeWatermark(
  run: { range: TimeRange; startedAt: Date },
  known: Date | null,
  overlapMs: number,
): Date | null {
  const { from, to } = run.range;
  if (to !== null) return null;
  if (known !== null && from !== null && from.getTime() > known.getTime()) return null;
  return new Date(run.startedAt.getTime() - overlapMs);
}

/** Wait before try `failures + 1`; null = enough tries. A platform's own wish is kept when it is longer. */
export function computeRetryDelay(
  failures: number,
  delaysMs: readonly number[],
  wishMs: number | null,
): number | null {
  const delay = delaysMs[failures - 1];
  return delay === undefined ? null : Math.max(delay, wishMs ?? 0);
}

/** A fixed place within the interval, so that many connections spread evenly; ms (FNV-1a of the id). */
export function computeStagger(id: string, intervalMinutes: number): number {
  let hash = 0x811c9dc5;
  for (const char of id) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash % (intervalMinutes * minuteMs);
}

/** Whole minutes until something is allowed again, at least one. */
export function minutesUntil(at: Date, now: Date): number {
  return Math.max(1, Math.ceil((at.getTime() - now.getTime()) / minuteMs));
}
