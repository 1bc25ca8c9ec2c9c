import type { Pace } from '../src/connectors/kit/pace.ts';

/** 1 July, shortly after noon in India. */
export const noon = Date.UTC(2026, 6, 1, 7);

/** A clock that stands; waits pass at once, and time goes on by them. */
export interface TestTime {
  /** ms since 1970. */
  at: number;
  /** What was waited for, ms. */
  waits: number[];
  pace: Pace;
  /** Noon again, and nothing waited for. */
  reset(): void;
}

export function createTestTime(): TestTime {
  const time: TestTime = {
    at: noon,
    waits: [],
    pace: {
      sleep: async (ms) => {
        time.waits.push(ms);
        time.at += ms;
      },
      now: () => new Date(time.at),
    },
    reset() {
      time.at = noon;
      time.waits = [];
    },
  };
  return time;
}
