import type { z } from 'zod';
import type { customer } from '../../../../../server/src/contract/customers.ts';
import type { order } from '../../../../../server/src/contract/orders.ts';

export type BackfillStream = 'orders' | 'customers';
type Names<Shape> = Partial<Record<keyof Shape, string>>;

/** Fields that can be computed anew, by what they are about. */
const orderFields = {
  Payment: {
    paymentMethod: 'Payment method',
    partlyPrepaid: 'Partly prepaid',
    codAmount: 'Amount to collect',
    paymentGatewayNames: 'Payment gateways',
    financialStatus: 'Financial status',
    outstandingAmount: 'Outstanding amount',
    refundedAmount: 'Refunded amount',
    refunds: 'Refunds',
  },
  Amounts: {
    totalAmount: 'Total',
    currentTotalAmount: 'Current total',
    subtotalAmount: 'Subtotal',
    discountAmount: 'Discounts',
    discountCodes: 'Discount codes',
    taxAmount: 'Tax',
    shippingAmount: 'Shipping',
    tipAmount: 'Tip',
    dutiesAmount: 'Duties',
    adjustmentAmount: 'Adjustments',
    currency: 'Currency',
    presentmentCurrency: 'Customer’s currency',
    presentmentTotalAmount: 'Total in the customer’s currency',
  },
  Customer: {
    customerName: 'Customer name',
    customerEmail: 'Customer e-mail',
    customerPhone: 'Customer phone',
    shippingAddress: 'Shipping address',
    billingAddress: 'Billing address',
  },
  Order: {
    lines: 'Lines',
    fulfillmentStatus: 'Fulfilment status',
    orderNumber: 'Order number',
    orderedAt: 'Ordered at',
    cancelledAt: 'Cancelled at',
    cancelReason: 'Cancel reason',
    closedAt: 'Closed at',
    tags: 'Tags',
    note: 'Note',
    sourceName: 'Source',
    utm: 'UTM parameters',
    linkMarks: 'Other parameters of the link',
    test: 'Test flag',
  },
} as const satisfies Record<string, Names<z.output<typeof order>>>;

const customerFields = {
  Customer: {
    email: 'E-mail',
    phone: 'Phone',
    firstName: 'First name',
    lastName: 'Last name',
    note: 'Note',
    state: 'State',
    tags: 'Tags',
    acceptsMarketing: 'Marketing consent',
    defaultAddress: 'Default address',
    addresses: 'Addresses',
  },
  Figures: {
    ordersCount: 'Orders count',
    totalSpent: 'Total spent',
    currency: 'Currency',
    firstOrderAt: 'First order',
    lastOrderAt: 'Last order',
  },
} as const satisfies Record<string, Names<z.output<typeof customer>>>;

type Groups = Record<string, Record<string, string>>;
const fields: Record<BackfillStream, Groups> = { orders: orderFields, customers: customerFields };

/** The choices of a stream, grouped. */
export function toFieldChoices(
  stream: BackfillStream,
): { group: string; items: { value: string; label: string }[] }[] {
  return Object.entries(fields[stream]).map(([group, names]) => ({
    group,
    items: Object.entries(names).map(([value, label]) => ({ value, label })),
  }));
}

const words = new Map(
  Object.values(fields).flatMap((groups) =>
    Object.values(groups).flatMap((names) => Object.entries(names)),
  ),
);

/** What people call a field; undefined for one that has no name here. */
export function toFieldWords(name: string): string | undefined {
  return words.get(name);
}
