/** What of an order says which days it belongs to: when it was placed, and when money was given back for it. */
export interface DatedOrder {
  orderedAt: Date;
  refunds?: readonly { refundedAt: Date }[];
}

export function toOrderTimes({ orderedAt, refunds = [] }: DatedOrder): Date[] {
  return [orderedAt, ...refunds.map(({ refundedAt }) => refundedAt)];
}

/** Moments that were an order's and are no more. */
export function findLeftTimes(before: DatedOrder, after: DatedOrder): Date[] {
  const kept = new Set(toOrderTimes(after).map((time) => time.getTime()));
  return toOrderTimes(before).filter((time) => !kept.has(time.getTime()));
}
