import type { Plan } from './resolvers/shopFields.ts';

/** Points per second of each plan; the bucket holds 20 seconds' worth (shopify-facts 5). */
const restoreRates: Record<Plan, number> = { standard: 100, advanced: 200, plus: 1000 };

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** Admission is by requested cost, the charge is the actual one. */
export interface Bucket {
  status: () => ThrottleStatus;
  admits: (requested: number) => boolean;
  charge: (actual: number) => void;
  /** Sets what is left, to provoke throttling. */
  drain: (left: number) => void;
}

export function createBucket(plan: Plan, elapsedMs: () => number): Bucket {
  const restoreRate = restoreRates[plan];
  const maximumAvailable = restoreRate * 20;
  let available = maximumAvailable;
  let at = elapsedMs();
  const refill = (): void => {
    const now = elapsedMs();
    available = Math.min(maximumAvailable, available + ((now - at) / 1000) * restoreRate);
    at = now;
  };
  return {
    status: () => {
      refill();
      return { maximumAvailable, currentlyAvailable: Math.floor(available), restoreRate };
    },
    admits: (requested) => {
      refill();
      return available >= requested;
    },
    charge: (actual) => {
      refill();
      available = Math.max(0, available - actual);
    },
    drain: (left) => {
      refill();
      available = left;
    },
  };
}
