import { z } from 'zod';
import { lineStatuses, orderStatuses } from '../domain/records.ts';
import {
  connectionQuery,
  count,
  fromTime,
  idText,
  isSaneRange,
  listOf,
  money,
  pageQuery,
  platformId,
  searchText,
  time,
  toTime,
} from './common.ts';

const lineStatus = z.enum(lineStatuses);
const paymentMethod = z.enum(['COD', 'Prepaid']);
const word = z.string().regex(/^[a-z_]{1,40}$/);
const text = z.string().nullable();

const address = z
  .object({
    firstName: text,
    lastName: text,
    company: text,
    address1: text,
    address2: text,
    city: text,
    province: text,
    provinceCode: text,
    zip: text,
    country: text,
    countryCode: text,
    /** Left out for roles that may not see it (S58). */
    phone: text.optional(),
  })
  .meta({ id: 'Address' });

const line = z
  .object({
    shopifyLineId: z.string(),
    shopifyVariantId: text,
    shopifyProductId: text,
    skuId: text,
    skuCode: text,
    title: z.string(),
    variantTitle: text,
    qty: count,
    orderedQty: count,
    fulfilledQty: count,
    unitPrice: money,
    listPrice: money,
    discountAmount: money,
    lineTotal: money,
    taxAmount: money,
    lineStatus,
    platformStatus: lineStatus,
    awbNumber: text,
    courier: text,
    trackingUrl: text,
    custom: z.boolean(),
    giftCard: z.boolean(),
    unlinked: z.enum(['custom', 'tip', 'gift_card', 'deleted']).nullable(),
    properties: z.array(z.object({ name: z.string(), value: z.string() })),
  })
  .meta({ id: 'OrderLine' });

export const order = z
  .object({
    id: z.string(),
    orderNumber: z.string(),
    shopifyOrderId: z.string(),
    connectionId: z.string(),
    status: z.enum(orderStatuses),
    conflict: z.object({ code: z.string(), message: z.string() }).nullable(),
    paymentMethod: paymentMethod.nullable(),
    partlyPrepaid: z.boolean(),
    codAmount: money,
    paymentGatewayNames: z.array(z.string()),
    financialStatus: text,
    fulfillmentStatus: text,
    currency: z.string(),
    presentmentCurrency: text,
    presentmentTotalAmount: money.nullable(),
    taxesIncluded: z.boolean(),
    totalAmount: money,
    currentTotalAmount: money,
    subtotalAmount: money,
    discountAmount: money,
    taxAmount: money,
    shippingAmount: money,
    tipAmount: money,
    dutiesAmount: money,
    currentTaxAmount: money,
    currentShippingAmount: money,
    currentDutiesAmount: money,
    refundedAmount: money,
    outstandingAmount: money,
    adjustmentAmount: money,
    orderedAdjustmentAmount: money,
    discountCodes: z.array(z.string()),
    tags: z.array(z.string()),
    note: text,
    sourceName: text,
    utm: z.record(z.string(), z.string()),
    test: z.boolean(),
    orderedAt: time,
    updatedAt: time,
    cancelledAt: time.nullable(),
    cancelReason: text,
    closedAt: time.nullable(),
    deletedAt: time.nullable(),
    customerId: text,
    customerName: z.string(),
    customerEmail: text.optional(),
    customerPhone: text.optional(),
    shippingAddress: address.nullable(),
    billingAddress: address.nullable(),
    refunds: z.array(z.object({ shopifyRefundId: z.string(), refundedAt: time, amount: money })),
    lines: z.array(line),
  })
  .meta({ id: 'Order' });
export const orderList = listOf(order);

/** A leading `-` is descending. */
export const orderSorts = ['-orderedAt', 'orderedAt', '-totalAmount', 'totalAmount'] as const;

export const orderQuery = z
  .strictObject({
    ...pageQuery,
    ...connectionQuery,
    /** `none`: neither is known yet, shown as "Unpaid" (spec 4.4). */
    paymentMethod: z.enum(['COD', 'Prepaid', 'none']).optional(),
    status: z.enum(orderStatuses).optional(),
    /** `none` is null, here and below. */
    financialStatus: word.optional(),
    /** `unfulfilled` as well is null: nothing has been shipped. */
    fulfillmentStatus: word.optional(),
    customerId: idText.optional(),
    orderNumber: searchText.optional(),
    shopifyOrderId: platformId.optional(),
    test: z.enum(['true', 'false']).optional(),
    orderedFrom: fromTime.optional(),
    orderedTo: toTime.optional(),
    search: searchText.optional(),
    sort: z.enum(orderSorts).default('-orderedAt'),
  })
  .refine(({ orderedFrom, orderedTo }) => isSaneRange(orderedFrom, orderedTo), {
    path: ['orderedFrom'],
    message: 'must be before orderedTo, at most 20 years',
  });

export const orderCounts = z
  .object({ byStatus: z.record(z.string(), count), total: count })
  .meta({ id: 'OrderCounts', description: 'The statuses add up to the total' });

const shortText = z.string().trim().max(100).nullable();
export const lineMovesBody = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        shopifyLineId: idText,
        lineStatus,
        awbNumber: shortText.optional(),
        courier: shortText.optional(),
      }),
    )
    .min(1)
    .max(500),
});

export const recoverBody = z.strictObject({
  order: z
    .string()
    .trim()
    .regex(/^[\w# ./-]{1,60}$/)
    .meta({ description: 'The number people see ("#1001") or the platform’s id' }),
});
export const recovered = z
  .object({ entryId: z.string(), result: z.enum(['stored', 'unchanged']) })
  .meta({ id: 'RecoveredOrder' });
