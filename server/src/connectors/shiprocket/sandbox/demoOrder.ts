import type { DemoOrder } from '../../kit/sandbox/demoAccount.ts';
import { noise, noiseBetween } from '../../kit/sandbox/noise.ts';
import { type SandboxCharges, type SandboxOrder, type StateName, states } from './sandboxOrder.ts';

type DemoParcel = DemoOrder['parcels'][number];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** One in eight COD parcels is refused at the door and comes back. */
const rtoShare = 0.12;
/** Parcels somebody booked by hand, with a number no shop knows. */
const manualShare = 0.02;

/** What is known of a parcel's way at a moment. */
interface Way {
  state: StateName;
  /** When it came to this state. */
  since: Date;
  deliveredAt: Date | null;
  returnedAt: Date | null;
}

/** PURE. A parcel of the shop as Shiprocket has it at this moment: the same parcel tells the same at every start. */
export function toDemoOrder(order: DemoOrder, parcel: DemoParcel, now: Date): SandboxOrder {
  const way = computeWay(order, parcel, now);
  const finalAt = after(parcel.shippedAt, chargesFinalDays * dayMs);
  const final = finalAt <= now;
  const { statusCode, statusText, parcelStatus } = states[way.state];
  return {
    id: toNumber('order', parcel),
    channelId: 2_252_386,
    channelOrderId: toOrderNumber(order, parcel),
    statusCode,
    statusText,
    cod: order.cod,
    isReturn: false,
    total: toPaise(order.total),
    orderedAt: order.orderedAt,
    createdAt: order.orderedAt < parcel.shippedAt ? order.orderedAt : parcel.shippedAt,
    updatedAt: final && finalAt > way.since ? finalAt : way.since,
    parcels: [
      {
        id: toNumber('parcel', parcel),
        awb: isManual(parcel) ? `M${parcel.awb}` : parcel.awb,
        courier: parcel.courier,
        status: parcelStatus,
        shippedAt: parcel.shippedAt,
        deliveredAt: way.deliveredAt,
        rtoDeliveredAt: way.returnedAt,
      },
    ],
    charges: computeCharges(order, parcel, { way, final }),
  };
}

function computeWay({ cod }: DemoOrder, parcel: DemoParcel, now: Date): Way {
  const { awb, shippedAt } = parcel;
  const refusedAt = after(shippedAt, noiseBetween(60, 96, 'refused', awb) * hourMs);
  if (cod && noise('rto', awb) < rtoShare && refusedAt <= now) return computeReturn(refusedAt, now);
  const onWay = { since: shippedAt, deliveredAt: null, returnedAt: null };
  if (!parcel.delivered) return { ...onWay, state: 'shipped' };
  const usual = after(shippedAt, noiseBetween(20, 90, 'delivered', awb) * hourMs);
  // The shop may hear of it sooner than couriers usually are.
  const deliveredAt = usual <= now ? usual : shippedAt;
  return { ...onWay, state: 'delivered', since: deliveredAt, deliveredAt };
}

function computeReturn(refusedAt: Date, now: Date): Way {
  const leftAt = after(refusedAt, dayMs);
  const backAt = after(refusedAt, 4 * dayMs);
  const way = { deliveredAt: null, returnedAt: null };
  if (backAt <= now) return { ...way, state: 'rtoDelivered', since: backAt, returnedAt: backAt };
  if (leftAt <= now) return { ...way, state: 'rtoInTransit', since: leftAt };
  return { ...way, state: 'rtoInitiated', since: refusedAt };
}

const chargesFinalDays = 4;

/** The weighed parcel costs a little more or less than it was quoted; the bill is what its way made of it. */
function computeCharges(
  { cod }: DemoOrder,
  { awb }: DemoParcel,
  { way, final }: { way: Way; final: boolean },
): SandboxCharges {
  const freight = noiseBetween(45, 110, 'freight', awb) * 100;
  const collecting = cod ? noiseBetween(25, 45, 'cod', awb) * 100 : null;
  const charged = freight + noiseBetween(0, 10, 'weighed', awb) * 100;
  const back = Math.round(charged * 0.8);
  const returns = way.state.startsWith('rto');
  const collected = way.state === 'delivered' ? (collecting ?? 0) : 0;
  return {
    freight,
    cod: collecting,
    charged: final ? charged : null,
    chargedRto: final && returns ? back : null,
    billed: final ? charged + collected + (returns ? back : 0) : null,
  };
}

const isManual = ({ awb }: DemoParcel): boolean => noise('manual', awb) < manualShare;

/** A custom order's number is any text. */
function toOrderNumber({ number }: DemoOrder, parcel: DemoParcel): string {
  const { awb } = parcel;
  return isManual(parcel)
    ? `MANUAL-${noiseBetween(100, 999, 'number', awb)}`
    : number.replace(/^#/, '');
}

/** Long enough that no two parcels of a shop meet, short enough to be exact. */
function toNumber(what: string, { awb }: DemoParcel): number {
  return (
    noiseBetween(1_000_000, 8_999_999, what, 'high', awb) * 1_000_000 +
    noiseBetween(0, 999_999, what, 'low', awb)
  );
}

/** Two decimals or fewer: the demo's shop sells in rupees. */
function toPaise(total: string): number {
  const [whole = '0', fraction = ''] = total.split('.');
  return Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
}

function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
