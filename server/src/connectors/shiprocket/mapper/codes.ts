import type { ShipmentStatus } from '../../../domain/sourceShipment.ts';

/** What a code means to us, and the platform's own word for it. */
export interface KnownStatus {
  status: ShipmentStatus;
  text: string;
}

type Row = [code: number, status: ShipmentStatus, text: string];

/**
 * Shiprocket counts orders and shipments by two lists of codes that agree on 6 and 7 only: 5 is Canceled of an order and
 * Manifested of a shipment (platforms.md 2). Each is looked up in its own list, never in the other.
 */
const orderRows: Row[] = [
  [1, 'created', 'New'],
  [2, 'created', 'Invoiced'],
  [3, 'created', 'Ready To Ship'],
  [4, 'created', 'Pickup Scheduled'],
  [5, 'cancelled', 'Canceled'],
  [6, 'in_transit', 'Shipped'],
  [7, 'delivered', 'Delivered'],
  [9, 'rto_delivered', 'Returned'],
  [15, 'rto_initiated', 'RTO Initiated'],
  [16, 'rto_delivered', 'RTO Delivered'],
  [17, 'rto_delivered', 'RTO Acknowledged'],
  [18, 'created', 'Cancellation Requested'],
  [19, 'out_for_delivery', 'Out For Delivery'],
  [20, 'in_transit', 'In Transit'],
  [21, 'created', 'Return Pending'],
  [26, 'delivered', 'Return Delivered'],
  [33, 'lost', 'Lost'],
  [36, 'undelivered', 'Undelivered'],
  [45, 'rto_in_transit', 'RTO_OFD'],
  [46, 'rto_in_transit', 'RTO_NDR'],
  [51, 'picked_up', 'Picked Up'],
  [53, 'lost', 'Disposed Off'],
  [55, 'rto_in_transit', 'RTO In-Transit'],
  [87, 'rto_initiated', 'RTO_LOCK'],
];

const shipmentRows: Row[] = [
  [1, 'created', 'AWB Assigned'],
  [3, 'created', 'Pickup Generated'],
  [5, 'created', 'Manifested'],
  [6, 'in_transit', 'Shipped'],
  [7, 'delivered', 'Delivered'],
  [8, 'cancelled', 'Canceled'],
  [9, 'rto_initiated', 'RTO Initiated'],
  [10, 'rto_delivered', 'RTO Delivered'],
  [12, 'lost', 'Lost'],
  [13, 'created', 'Pickup Error'],
  [14, 'rto_delivered', 'RTO Acknowledged'],
  [15, 'created', 'Pickup Rescheduled'],
  [16, 'created', 'Cancellation Requested'],
  [17, 'out_for_delivery', 'Out For Delivery'],
  [18, 'in_transit', 'In Transit'],
  [19, 'created', 'Out For Pickup'],
  [20, 'created', 'Pickup Exception'],
  [21, 'undelivered', 'Undelivered'],
  [22, 'in_transit', 'Delayed'],
  [24, 'lost', 'Destroyed'],
  [38, 'in_transit', 'Reached Destination Hub'],
  [39, 'in_transit', 'Misrouted'],
  [40, 'rto_in_transit', 'RTO_NDR'],
  [41, 'rto_in_transit', 'RTO_OFD'],
  [42, 'picked_up', 'Picked Up'],
  [44, 'lost', 'Disposed Off'],
  [45, 'cancelled', 'Cancelled Before Dispatch'],
  [46, 'rto_in_transit', 'RTO In Transit'],
  [75, 'rto_initiated', 'RTO_LOCK'],
  [76, 'lost', 'Untraceable'],
  [78, 'rto_in_transit', 'Reached Back At Seller City'],
];

export const orderCodes = toTable(orderRows);
export const shipmentCodes = toTable(shipmentRows);

function toTable(rows: Row[]): ReadonlyMap<number, KnownStatus> {
  return new Map(rows.map(([code, status, text]) => [code, { status, text }]));
}

/** Orders' codes that only parcels on their way back from a customer have. */
export function isReturnCode(orderCode: number | null): boolean {
  return orderCode !== null && orderCode >= 21 && orderCode <= 26;
}
