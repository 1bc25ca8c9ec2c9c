import type { Minor } from './source.ts';

export const shipmentStatuses = [
  'created',
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'undelivered',
  'delivered',
  'rto_initiated',
  'rto_in_transit',
  'rto_delivered',
  'cancelled',
  'lost',
  'unknown',
] as const;
export type ShipmentStatus = (typeof shipmentStatuses)[number];

/** What the courier charges; null = not known yet, which is not nothing (platforms.md 2). */
export interface ShipmentCharges {
  forward: Minor | null;
  cod: Minor | null;
  /** The way back of a parcel that was returned to origin. */
  rto: Minor | null;
}

/** One parcel of a courier. */
export interface SourceShipment {
  externalId: string;
  /** Orders' numbers or ids as the courier was told them, most trusted first. */
  orderReferences: string[];
  awb: string | null;
  courier: string | null;
  status: ShipmentStatus;
  /** The courier's own word for it. */
  statusText: string | null;
  paymentMethod: 'COD' | 'Prepaid' | null;
  /** What the courier collects. */
  codAmount: Minor | null;
  currency: string;
  charges: ShipmentCharges;
  /** Weighed and billed: the charges are not an estimate any more. */
  chargesFinal: boolean;
  /** A parcel a customer sends back. */
  isReturn: boolean;
  /** When the courier was asked. */
  bookedAt: string | null;
  shippedAt: string | null;
  deliveredAt: string | null;
  rtoDeliveredAt: string | null;
  updatedAt: string;
}
