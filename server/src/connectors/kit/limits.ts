/** What a platform says of its bucket with each answer. */
export interface BucketStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  /** Points per second. */
  restoreRate: number;
}

/** A bucket of points that refills with time; the platform's own answers are the truth of it (spec 7.6). */
export interface CostBucket {
  /** ms until `cost` points are there; 0 = now. */
  waitFor(cost: number, now: number): number;
  /** Takes the points of a call that is about to leave. */
  spend(cost: number, now: number): void;
  /** Puts the platform's figures in place of ours once the call of `cost` points was answered. */
  settle(cost: number, status: BucketStatus | null, now: number): void;
}

/** Until the first answer: the smallest bucket any plan has. */
const smallest: BucketStatus = {
  maximumAvailable: 1000,
  currentlyAvailable: 1000,
  restoreRate: 50,
};

export function createCostBucket(start: BucketStatus = smallest): CostBucket {
  let { maximumAvailable, currentlyAvailable: available, restoreRate } = start;
  let at = 0;
  /** Points of calls that left and were not answered: the platform's figure may not know them yet. */
  let inFlight = 0;

  function refill(now: number): void {
    if (at > 0) {
      const restored = (Math.max(0, now - at) / 1000) * restoreRate;
      available = Math.min(maximumAvailable, available + restored);
    }
    at = now;
  }

  return {
    waitFor(cost, now) {
      refill(now);
      const missing = Math.min(cost, maximumAvailable) - available;
      return missing <= 0 ? 0 : Math.ceil((missing / restoreRate) * 1000);
    },
    spend(cost, now) {
      refill(now);
      available -= cost;
      inFlight += cost;
    },
    settle(cost, status, now) {
      inFlight = Math.max(0, inFlight - cost);
      if (!status) return;
      maximumAvailable = Math.max(1, status.maximumAvailable);
      restoreRate = Math.max(1, status.restoreRate);
      available = status.currentlyAvailable - inFlight;
      at = now;
    },
  };
}

const buckets = new Map<string, CostBucket>();

/** One bucket per connection in a process; instances meet through what the platform answers. */
export function bucketOf(connectionId: string): CostBucket {
  let bucket = buckets.get(connectionId);
  if (!bucket) {
    bucket = createCostBucket();
    buckets.set(connectionId, bucket);
  }
  return bucket;
}
