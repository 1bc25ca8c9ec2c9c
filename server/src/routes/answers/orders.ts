import type { z } from 'zod';
import type * as contract from '../../contract/orders.ts';
import { formatMoney } from '../../domain/money.ts';
import type { OrderLine, OrderRecord } from '../../domain/records.ts';
import type { Minor, SourceAddress } from '../../domain/source.ts';
import { toTime } from './shapes.ts';
import type { Viewer } from './viewer.ts';

type Order = z.input<typeof contract.order>;

const amounts = [
  'codAmount',
  'totalAmount',
  'currentTotalAmount',
  'subtotalAmount',
  'discountAmount',
  'taxAmount',
  'shippingAmount',
  'tipAmount',
  'dutiesAmount',
  'currentTaxAmount',
  'currentShippingAmount',
  'currentDutiesAmount',
  'refundedAmount',
  'outstandingAmount',
  'adjustmentAmount',
  'orderedAdjustmentAmount',
] as const;

/** An order as the API gives it: money as decimal strings of its own currency, times as ISO text. */
export function toOrder(order: OrderRecord, viewer: Viewer): Order {
  const show = (minor: Minor) => formatMoney(minor, order.currency);
  const { presentmentCurrency, presentmentTotalAmount } = order;
  return {
    ...order,
    ...toAmounts(order, show),
    id: order._id,
    nextStep: order.nextStep ?? null, // missing on orders stored before it was kept
    presentmentTotalAmount:
      presentmentCurrency === null || presentmentTotalAmount === null
        ? null
        : formatMoney(presentmentTotalAmount, presentmentCurrency),
    utm: Object.fromEntries(
      Object.entries(order.utm).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      ),
    ),
    linkMarks: order.linkMarks ?? [],
    orderedAt: toTime(order.orderedAt),
    updatedAt: toTime(order.updatedAt),
    cancelledAt: toTime(order.cancelledAt),
    closedAt: toTime(order.closedAt),
    deletedAt: toTime(order.deletedAt),
    refunds: order.refunds.map((refund) => ({
      ...refund,
      refundedAt: toTime(refund.refundedAt),
      amount: show(refund.amount),
    })),
    lines: order.lines.map((line) => toLine(line, show)),
    ...toContacts(order, viewer),
  };
}

function toAmounts(order: OrderRecord, show: (minor: Minor) => string) {
  return Object.fromEntries(amounts.map((name) => [name, show(order[name])])) as Record<
    (typeof amounts)[number],
    string
  >;
}

function toLine(line: OrderLine, show: (minor: Minor) => string): Order['lines'][number] {
  return {
    ...line,
    listPrice: show(line.listPrice),
    unitPrice: show(line.unitPrice),
    discountAmount: show(line.discountAmount),
    lineTotal: show(line.lineTotal),
    taxAmount: show(line.taxAmount),
  };
}

/** `undefined` leaves a field out of the answer. */
function toContacts(order: OrderRecord, { contacts }: Viewer) {
  return {
    customerEmail: contacts ? order.customerEmail : undefined,
    customerPhone: contacts ? order.customerPhone : undefined,
    shippingAddress: toAddress(order.shippingAddress, contacts),
    billingAddress: toAddress(order.billingAddress, contacts),
  };
}

function toAddress(address: SourceAddress | null, contacts: boolean) {
  if (address === null) return null;
  return contacts ? address : { ...address, phone: undefined };
}
