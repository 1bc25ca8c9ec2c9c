import { z } from 'zod';
import { lineStatuses, nextSteps, orderStatuses } from '../domain/records.ts';
import { count, listOf, money, time } from './common.ts';

export const lineStatus = z.enum(lineStatuses);
const paymentMethod = z.enum(['COD', 'Prepaid']);
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
    /** What the warehouse does next; null where nothing is open. */
    nextStep: z.enum(nextSteps).nullable(),
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
    linkMarks: z.array(z.string()),
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
