interface Waiting {
  _id: string;
  /** 1 first. */
  priority: number;
  createdAt: Date;
  /** When a run that failed is tried again; null: it may begin at once. */
  retryAt: Date | null;
}

/**
 * The order in which waiting runs are taken up (spec 7.7): what may begin by priority, then by who has waited
 * longest; what waits for its next try after that, the soonest first. PURE.
 */
export function sortWaiting<Job extends Waiting>(jobs: readonly Job[]): Job[] {
  return [...jobs].sort(
    (left, right) =>
      (left.retryAt?.getTime() ?? 0) - (right.retryAt?.getTime() ?? 0) ||
      left.priority - right.priority ||
      left.createdAt.getTime() - right.createdAt.getTime() ||
      (left._id < right._id ? -1 : 1),
  );
}
