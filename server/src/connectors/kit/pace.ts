import { setTimeout as sleepFor } from 'node:timers/promises';

/** Time is a dependency, so that tests of waits need none. */
export interface Pace {
  /** @param ms milliseconds. @throws when `signal` is aborted meanwhile. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  now(): Date;
}

export const realPace: Pace = {
  sleep: (ms, signal) => sleepFor(ms, undefined, { signal }),
  now: () => new Date(),
};
