/** What the sandbox keeps of an order; amounts in paise, null = not known so far. */
export interface SandboxOrder {
  id: number;
  channelId: number;
  channelOrderId: string;
  /** Of the list of codes for orders. */
  statusCode: number;
  statusText: string;
  cod: boolean;
  isReturn: boolean;
  total: number;
  orderedAt: Date;
  createdAt: Date;
  updatedAt: Date;
  parcels: SandboxParcel[];
  charges: SandboxCharges;
}

export interface SandboxParcel {
  id: number;
  awb: string;
  courier: string;
  /** Of the list of codes for shipments. */
  status: number;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  rtoDeliveredAt: Date | null;
}

export interface SandboxCharges {
  /** Quoted when the AWB was given. */
  freight: number | null;
  cod: number | null;
  /** By the weight the courier found. */
  charged: number | null;
  chargedRto: number | null;
  /** What the invoice says of all of it. */
  billed: number | null;
}

export const noCharges: SandboxCharges = {
  freight: null,
  cod: null,
  charged: null,
  chargedRto: null,
  billed: null,
};

type State = Pick<SandboxOrder, 'statusCode' | 'statusText'> & { parcelStatus: number };

/** Where a parcel can be: the code of its order and its own, which are different lists. */
export const states = {
  new: { statusCode: 1, statusText: 'NEW', parcelStatus: 0 },
  booked: { statusCode: 3, statusText: 'READY TO SHIP', parcelStatus: 1 },
  shipped: { statusCode: 20, statusText: 'IN TRANSIT', parcelStatus: 18 },
  outForDelivery: { statusCode: 19, statusText: 'OUT FOR DELIVERY', parcelStatus: 17 },
  delivered: { statusCode: 7, statusText: 'DELIVERED', parcelStatus: 7 },
  rtoInitiated: { statusCode: 15, statusText: 'RTO INITIATED', parcelStatus: 9 },
  rtoInTransit: { statusCode: 55, statusText: 'RTO IN TRANSIT', parcelStatus: 46 },
  rtoDelivered: { statusCode: 16, statusText: 'RTO DELIVERED', parcelStatus: 10 },
  cancelled: { statusCode: 5, statusText: 'CANCELED', parcelStatus: 8 },
} as const satisfies Record<string, State>;

export type StateName = keyof typeof states;
