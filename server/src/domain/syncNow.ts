import { minutesUntil } from './schedule.ts';

export interface SyncNowLimits {
  everyMs: number;
  perDay: number;
}

const dayMs = 24 * 60 * 60_000;

/**
 * When a connection may be synced by hand again: the later of its own limit and the workspace's (spec 7.5). PURE.
 * @param used the workspace's uses of the last 24 h, newest first.
 * @returns null where it may now.
 */
export function computeNextSyncNow(
  used: readonly { connectionId: string; at: Date }[],
  connectionId: string,
  limits: SyncNowLimits & { now: Date },
): Date | null {
  const own = used.find((row) => row.connectionId === connectionId);
  const oldest = used[limits.perDay - 1];
  const ends = [
    ...(own ? [own.at.getTime() + limits.everyMs] : []),
    ...(oldest ? [oldest.at.getTime() + dayMs] : []),
  ];
  const next = Math.max(0, ...ends);
  return next > limits.now.getTime() ? new Date(next) : null;
}

/** "Next sync available in 42 minutes". */
export function toSyncNowMessage(next: Date, now: Date): string {
  const minutes = minutesUntil(next, now);
  return `Next sync available in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}
