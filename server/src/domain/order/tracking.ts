import { compareIds } from '../compareIds.ts';
import type { SourceFulfillment, SourceOrder } from '../source.ts';

/** What the successful fulfilments of one line say. */
export interface LineTracking {
  awbNumber: string | null;
  courier: string | null;
  trackingUrl: string | null;
  /** Every parcel that carries the line has arrived. */
  delivered: boolean;
}

/**
 * Tracking by line id. Only successful fulfilments count; a line in several parcels (edge case 58)
 * shows the newest parcel that has a number.
 */
export function extractOrderTrackingInfo(
  source: Pick<SourceOrder, 'fulfillments'>,
): Map<string, LineTracking> {
  const byLine = new Map<string, LineTracking>();
  for (const fulfillment of [...source.fulfillments].sort(byAge)) {
    if (fulfillment.status !== 'success') continue;
    for (const { lineId, qty } of fulfillment.lines) {
      if (qty > 0) byLine.set(lineId, mergeTracking(byLine.get(lineId), fulfillment));
    }
  }
  return byLine;
}

function mergeTracking(before: LineTracking | undefined, parcel: SourceFulfillment): LineTracking {
  const arrived = parcel.shipmentStatus === 'delivered';
  const awbNumber = parcel.trackingNumbers.find((number) => number.trim() !== '')?.trim() ?? null;
  const delivered = arrived && (before?.delivered ?? true);
  if (awbNumber === null && before && before.awbNumber !== null) return { ...before, delivered };
  return {
    awbNumber,
    courier: parcel.trackingCompany ?? before?.courier ?? null,
    trackingUrl: parcel.trackingUrl ?? before?.trackingUrl ?? null,
    delivered,
  };
}

/** Oldest first; ids break ties so that the payload's order decides nothing. */
function byAge(left: SourceFulfillment, right: SourceFulfillment): number {
  return (
    Date.parse(left.createdAt) - Date.parse(right.createdAt) ||
    compareIds(left.externalId, right.externalId)
  );
}
