import { DateTime } from 'luxon';
import type { SandboxCharges, SandboxOrder, SandboxParcel } from './sandboxOrder.ts';

const zone = 'Asia/Kolkata';

/** PURE. An order as the list has it: shipments as a LIST, times as `24 Jul 2019, 11:11 AM`. */
export function toListedBody(order: SandboxOrder): Record<string, unknown> {
  return {
    ...toHead(order, 'd LLL yyyy, hh:mm a'),
    products: [],
    shipments: order.parcels.map((parcel) => toParcelBody(parcel)),
    cod: order.cod ? 1 : 0,
    is_return: order.isReturn ? 1 : 0,
    awb_data: { charges: toChargesBody(order.charges) },
  };
}

/** PURE. An order as `/orders/show` has it: its newest shipment as an OBJECT, times without the comma. */
export function toShownBody(order: SandboxOrder): Record<string, unknown> {
  const parcel = order.parcels.at(-1);
  return {
    ...toHead(order, 'd LLL yyyy hh:mm a'),
    shipments: parcel ? toParcelBody(parcel) : [],
    is_return: order.isReturn ? 1 : 0,
    awb_data: { awb: parcel?.awb ?? '', charges: toChargesBody(order.charges) },
  };
}

/** PURE. A parcel as `/shipments/{id}` has it. */
export function toShipmentBody(order: SandboxOrder, parcel: SandboxParcel) {
  const date = toText(order.createdAt, 'yyyy-LL-dd HH:mm:ss.SSS000');
  return {
    id: parcel.id,
    order_id: order.id,
    awb: parcel.awb,
    status: parcel.status,
    created_at: { date, timezone_type: 3, timezone: zone },
  };
}

function toHead(order: SandboxOrder, format: string): Record<string, unknown> {
  return {
    id: order.id,
    channel_id: order.channelId,
    channel_name: 'SHOPIFY',
    channel_order_id: order.channelOrderId,
    customer_name: 'Sandbox Customer',
    customer_email: 'customer@example.com',
    customer_phone: '9000000000',
    status: order.statusText,
    status_code: order.statusCode,
    payment_method: order.cod ? 'cod' : 'prepaid',
    total: toRupees(order.total),
    tax: '0.00',
    channel_created_at: toText(order.orderedAt, format),
    created_at: toText(order.createdAt, format),
    updated_at: toText(order.updatedAt, format),
  };
}

function toParcelBody(parcel: SandboxParcel): Record<string, unknown> {
  const { shippedAt } = parcel;
  return {
    id: parcel.id,
    awb: parcel.awb,
    courier: parcel.courier,
    courier_id: 140,
    weight: '0.45',
    status: parcel.status,
    pickup_scheduled_date: shippedAt && toText(shippedAt, 'dd/LL/yyyy'),
    shipped_date: toStamp(shippedAt),
    delivered_date: toStamp(parcel.deliveredAt),
    rto_delivered_date: toStamp(parcel.rtoDeliveredAt),
    etd: 'NA',
  };
}

/** Unknown amounts are empty texts, those of the way back zeros; `cod_charges` is a number by mood. */
function toChargesBody(charges: SandboxCharges): Record<string, unknown> {
  const { freight, cod, charged, chargedRto, billed } = charges;
  return {
    zone: 'z_d',
    cod_charges: cod === null || cod % 100 !== 0 ? toRupees(cod) : cod / 100,
    applied_weight_amount: toRupees(freight),
    freight_charges: toRupees(freight),
    applied_weight: '0.450',
    charged_weight: charged === null ? '' : '0.500',
    charged_weight_amount: toRupees(charged),
    charged_weight_amount_rto: toRupees(chargedRto ?? 0),
    applied_weight_amount_rto: '0.00',
    billing_amount: toRupees(billed),
  };
}

export function toRupees(paise: number | null): string {
  return paise === null ? '' : (paise / 100).toFixed(2);
}

function toStamp(at: Date | null): string {
  return at ? toText(at, 'yyyy-LL-dd HH:mm:ss') : '0000-00-00 00:00:00';
}

function toText(at: Date, format: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat(format, { locale: 'en' });
}

/** The day of India an instant lies in, `yyyy-mm-dd`. */
export function toDay(at: Date): string {
  return toText(at, 'yyyy-LL-dd');
}
