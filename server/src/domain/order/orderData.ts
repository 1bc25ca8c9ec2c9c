import type { OrderRecord } from '../records.ts';
import type { SourceOrder } from '../source.ts';
import { buildCustomerData } from './customerData.ts';
import { readLink } from './link.ts';
import type { OrderInput } from './orderTypes.ts';
import { judgePayment } from './payment.ts';
import { computeOrderTotals } from './totals.ts';

/** What an order record has besides its identity, its lines and what is computed from the lines. */
export type OrderData = Omit<
  OrderRecord,
  | '_id'
  | 'workspaceId'
  | 'connectionId'
  | 'rev'
  | 'rawVersion'
  | 'createdAt'
  | 'updatedAt'
  | 'lines'
  | 'status'
  | 'nextStep'
  | 'conflict'
  | 'searchTokens'
>;

type Input = Pick<OrderInput, 'source' | 'ids' | 'rules' | 'customerIdByEmail' | 'marks'>;

/**
 * The order's own fields from its newest snapshot; `lineTotals` are those of its source lines.
 * Joined by Object.assign: several spreads in one literal cost twenty times as much here.
 */
export function buildOrderData(input: Input, lineTotals: readonly number[]): OrderData {
  const { source, marks, rules } = input;
  const totals = computeOrderTotals(source, lineTotals);
  const payment = judgePayment({
    gateways: source.gateways,
    marks,
    financialStatus: source.financialStatus,
    outstanding: totals.outstandingAmount,
    cancelled: source.cancelledAt !== null,
    rules,
  });
  const told = Object.assign(toPlainFields(source), toDates(source), toLists(source));
  return Object.assign(told, totals, payment, buildCustomerData(input));
}

function toLists(source: SourceOrder): Pick<OrderRecord, 'utm' | 'linkMarks' | 'refunds'> {
  return {
    ...readLink(source),
    refunds: source.refunds.map((refund) => ({
      shopifyRefundId: refund.externalId,
      refundedAt: new Date(refund.createdAt),
      amount: refund.amount,
    })),
  };
}

function toPlainFields(source: SourceOrder) {
  return {
    orderNumber: source.name,
    shopifyOrderId: source.externalId,
    paymentGatewayNames: source.gateways,
    financialStatus: source.financialStatus,
    fulfillmentStatus: source.fulfillmentStatus,
    currency: source.currency,
    presentmentCurrency: source.presentmentCurrency,
    presentmentTotalAmount: source.presentmentTotal,
    taxesIncluded: source.taxesIncluded,
    discountCodes: source.discountCodes,
    tags: source.tags,
    note: source.note,
    sourceName: source.sourceName,
    test: source.test,
    cancelReason: source.cancelReason,
    shippingAddress: source.shippingAddress,
    billingAddress: source.billingAddress,
  };
}

function toDates(source: SourceOrder) {
  return {
    sourceUpdatedAt: new Date(source.updatedAt),
    orderedAt: new Date(source.processedAt),
    cancelledAt: toDate(source.cancelledAt),
    closedAt: toDate(source.closedAt),
    deletedAt: null,
  };
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
