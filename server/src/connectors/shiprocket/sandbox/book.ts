import {
  noCharges,
  type SandboxCharges,
  type SandboxOrder,
  type SandboxParcel,
  type StateName,
  states,
} from './sandboxOrder.ts';

export interface Booking {
  number: string;
  cod?: boolean;
  /** Paise. */
  total?: number;
  channelId?: number;
}

/** The orders of a sandbox account, and what can happen to them. Ids are given in order. */
export interface SandboxBook {
  orders(): SandboxOrder[];
  /** An order with a parcel and its AWB. */
  book(booking: Booking): SandboxOrder;
  /** An order nobody asked a courier for so far. */
  bookLater(booking: Booking): SandboxOrder;
  /** The newest parcel goes on, also back from delivered. */
  move(order: SandboxOrder, to: StateName): void;
  /** Charges as they come, days after the parcel. */
  charge(order: SandboxOrder, charges: Partial<SandboxCharges>): void;
  /** Another courier: the old AWB is cancelled, its charges are credited back. */
  reassign(order: SandboxOrder, freight: number): void;
}

export function createBook(now: () => Date): SandboxBook {
  const orders: SandboxOrder[] = [];
  let lastId = 153_210_000;

  const openParcel = (): SandboxParcel => {
    lastId += 1;
    const times = { shippedAt: null, deliveredAt: null, rtoDeliveredAt: null };
    const courier = 'Xpressbees Surface';
    const { parcelStatus: status } = states.booked;
    return { id: lastId, awb: `AWB${lastId}`, courier, status, ...times };
  };
  const open = (booking: Booking, state: StateName, parcels: SandboxParcel[]): SandboxOrder => {
    lastId += 1;
    const { statusCode, statusText } = states[state];
    const order: SandboxOrder = {
      id: lastId,
      channelId: booking.channelId ?? 2_252_386,
      channelOrderId: booking.number,
      statusCode,
      statusText,
      cod: booking.cod ?? false,
      isReturn: false,
      total: booking.total ?? 100_000,
      orderedAt: now(),
      createdAt: now(),
      updatedAt: now(),
      parcels,
      charges: { ...noCharges },
    };
    orders.push(order);
    return order;
  };

  return {
    orders: () => orders,
    book: (booking) => open(booking, 'booked', [openParcel()]),
    bookLater: (booking) => open(booking, 'new', []),
    move(order, to) {
      moveParcel(order, to, now());
      order.updatedAt = now();
    },
    charge(order, charges) {
      order.charges = { ...order.charges, ...charges };
      order.updatedAt = now();
    },
    reassign(order, freight) {
      const old = order.parcels.at(-1);
      if (old) old.status = states.cancelled.parcelStatus;
      order.parcels.push(openParcel());
      order.charges = { ...noCharges, freight };
      order.updatedAt = now();
    },
  };
}

function moveParcel(order: SandboxOrder, to: StateName, at: Date): void {
  const { statusCode, statusText, parcelStatus } = states[to];
  Object.assign(order, { statusCode, statusText });
  const parcel = order.parcels.at(-1);
  if (!parcel) return;
  parcel.status = parcelStatus;
  if (to === 'shipped') parcel.shippedAt = at;
  if (to === 'delivered') parcel.deliveredAt = at;
  if (to === 'rtoDelivered') parcel.rtoDeliveredAt = at;
}
