import { computeOrderTotals, computeTaxLines, type OrderTotals } from '../../state/orderMoney.ts';
import {
  computeFinancialStatus,
  computeFulfillable,
  computeFulfillmentStatus,
  computeGateways,
} from '../../state/orderStatus.ts';
import type { OrderState } from '../../state/orderTypes.ts';
import { hasScope } from '../../state/shopState.ts';
import { createAccessDenied } from '../graphqlErrors.ts';
import { toGid } from '../gid.ts';
import { toOrderAddress } from './addressFields.ts';
import { toApplication } from './discountFields.ts';
import { toJourney } from './journeyFields.ts';
import { toBag, toCount, toTaxLine } from './moneyFields.ts';
import type { FieldMap } from './resolverTypes.ts';
import { cutList, toChildren, type LineRow, type Part } from './rows.ts';

const bag =
  (read: (totals: OrderTotals) => number) =>
  (order: OrderState): unknown =>
    toBag(order, read(computeOrderTotals(order)));

const zeroBag = (order: OrderState): unknown => toBag(order, 0);

const hasDuties = (order: OrderState): boolean => order.lines.some((l) => l.duties.length > 0);

const fulfillmentNames = { partial: 'PARTIALLY_FULFILLED', fulfilled: 'FULFILLED' } as const;

function toParts<T>(order: OrderState, parts: T[]): Part<T>[] {
  return parts.map((part) => ({ order, part }));
}

const isOpen = (order: OrderState): boolean =>
  order.lines.some((line) => computeFulfillable(order, line) > 0);

const sumUnits = (order: OrderState, key: 'quantity' | 'currentQuantity'): number =>
  order.lines.reduce((sum, line) => sum + (line.tip ? 0 : line[key]), 0);

const statusFields: FieldMap<OrderState> = {
  id: (order) => toGid('Order', order.id),
  legacyResourceId: (order) => String(order.id),
  number: (order) => order.number + 1000,
  closed: (order) => order.closedAt !== null,
  cancelReason: (order) => order.cancelReason?.toUpperCase() ?? null,
  displayFinancialStatus: (order) => computeFinancialStatus(order)?.toUpperCase() ?? null,
  displayFulfillmentStatus: (order) => {
    const status = computeFulfillmentStatus(order);
    return status === null ? 'UNFULFILLED' : fulfillmentNames[status];
  },
  paymentGatewayNames: (order) => computeGateways(order),
  canMarkAsPaid: (order) => order.cancelledAt === null && computeOrderTotals(order).outstanding > 0,
  capturable: (order) => computeOrderTotals(order).capturable > 0,
  fullyPaid: (order) => computeOrderTotals(order).outstanding <= 0,
  unpaid: (order) => computeOrderTotals(order).received === 0,
  fulfillable: isOpen,
  merchantEditable: (order) => order.cancelledAt === null,
  refundable: (order) => {
    const totals = computeOrderTotals(order);
    return totals.received > totals.refunded;
  },
  restockable: (order) => order.lines.some((line) => line.currentQuantity > 0),
  requiresShipping: (order) => order.lines.some((line) => line.requiresShipping),
  dutiesIncluded: () => false,
  estimatedTaxes: () => false,
};

const moneyFields: FieldMap<OrderState> = {
  currencyCode: (order) => order.currency,
  presentmentCurrencyCode: (order) => order.presentmentCurrency,
  currentCartDiscountAmountSet: bag((totals) => totals.currentDiscounts),
  currentShippingPriceSet: bag((totals) => totals.currentShipping),
  currentSubtotalPriceSet: bag((totals) => totals.currentSubtotal),
  currentTotalDiscountsSet: bag((totals) => totals.currentDiscounts),
  currentTotalPriceSet: bag((totals) => totals.currentTotal),
  currentTotalTaxSet: bag((totals) => totals.currentTax),
  currentTotalAdditionalFeesSet: () => null,
  originalTotalAdditionalFeesSet: () => null,
  currentTotalDutiesSet: (order) =>
    hasDuties(order) ? toBag(order, computeOrderTotals(order).currentDuties) : null,
  originalTotalDutiesSet: (order) =>
    hasDuties(order) ? toBag(order, computeOrderTotals(order).duties) : null,
  netPaymentSet: bag((totals) => totals.received - totals.refunded),
  originalTotalPriceSet: (order) => toBag(order, order.originalTotal),
  refundDiscrepancySet: bag((totals) => totals.discrepancy),
  subtotalPriceSet: bag((totals) => totals.subtotal),
  totalCapturableSet: bag((totals) => totals.capturable),
  totalCashRoundingAdjustment: (order) => ({
    paymentSet: zeroBag(order),
    refundSet: zeroBag(order),
  }),
  totalDiscountsSet: bag((totals) => totals.discounts),
  totalOutstandingSet: bag((totals) => totals.outstanding),
  totalPriceSet: bag((totals) => totals.total),
  totalReceivedSet: bag((totals) => totals.received),
  totalRefundedSet: bag((totals) => totals.refunded),
  totalRefundedShippingSet: bag((totals) => totals.refundedShipping),
  totalShippingPriceSet: bag((totals) => totals.shipping),
  totalTaxSet: bag((totals) => totals.tax),
  totalTipReceivedSet: bag((totals) => totals.tips),
  taxLines: (order) => computeTaxLines(order, false).map((tax) => toTaxLine(order, tax)),
  currentTaxLines: (order) => computeTaxLines(order, true).map((tax) => toTaxLine(order, tax)),
};

const peopleFields: FieldMap<OrderState> = {
  billingAddress: (order) => toOrderAddress(order, order.billingAddress, 'billing'),
  shippingAddress: (order) => toOrderAddress(order, order.shippingAddress, 'shipping'),
  displayAddress: (order) =>
    toOrderAddress(order, order.shippingAddress ?? order.billingAddress, 'shipping'),
  billingAddressMatchesShippingAddress: (order) =>
    JSON.stringify(order.billingAddress) === JSON.stringify(order.shippingAddress),
  clientIp: (order) => order.browserIp,
  customer: (order, _args, { state }) => {
    if (!hasScope(state, 'read_customers')) throw createAccessDenied('customer', 'read_customers');
    return order.customerId === null ? null : (state.customers.get(order.customerId) ?? null);
  },
  customerAcceptsMarketing: (order) => order.acceptsMarketing,
  customerLocale: () => 'en-IN',
  customAttributes: (order) =>
    order.noteAttributes.map((item) => ({ key: item.name, value: item.value })),
  customerJourneySummary: (order, _args, { state }) => toJourney(state, order),
  landingPageUrl: (order) => order.landingSite,
  referrerUrl: (order) => order.referringSite,
  registeredSourceUrl: () => null,
  poNumber: () => null,
  cartToken: () => null,
  statusPageUrl: (order, _args, { state }) =>
    `https://${state.info.domain}/${state.info.id}/orders/${order.token}/authenticate?key=x`,
  tags: (order) =>
    order.tags.toSorted((a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), 'en')),
};

const partFields: FieldMap<OrderState> = {
  lineItems: (order, args, context) =>
    toChildren(toParts(order, order.lines), args, context, (row: LineRow) => row.part.id),
  nonFulfillableLineItems: (order, args, context) => {
    const rows = toParts(order, order.lines).filter(
      (row) => computeFulfillable(order, row.part) === 0,
    );
    return toChildren(rows, args, context, (row) => row.part.id);
  },
  shippingLines: (order, args, context) => {
    const rows = toParts(order, order.shippingLines).filter(
      (row) => args.includeRemovals === true || !row.part.removed,
    );
    return toChildren(rows, args, context, (row) => row.part.id);
  },
  shippingLine: (order) =>
    toParts(order, order.shippingLines).find((row) => !row.part.removed) ?? null,
  discountApplications: (order, args, context) => {
    const rows = order.discountApplications.map((_, index) => toApplication(order, index));
    return toChildren(rows, args, context, (row) => row.index);
  },
  discountCode: (order) => toCodes(order)[0] ?? null,
  discountCodes: toCodes,
  fulfillments: (order, args) => cutList(toParts(order, order.fulfillments), args),
  fulfillmentsCount: (order) => toCount(order.fulfillments.length),
  refunds: (order, args) => cutList(toParts(order, order.refunds), args),
  transactions: (order, args) => cutList(toParts(order, order.transactions), args),
  transactionsCount: (order) => toCount(order.transactions.length),
  retailLocation: (order, _args, { state }) =>
    order.locationId === null ? null : (state.locations.get(order.locationId) ?? null),
  subtotalLineItemsQuantity: (order) => sumUnits(order, 'quantity'),
  currentSubtotalLineItemsQuantity: (order) => sumUnits(order, 'currentQuantity'),
  totalWeight: (order) =>
    String(order.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0)),
  currentTotalWeight: (order) =>
    String(order.lines.reduce((sum, line) => sum + line.grams * line.currentQuantity, 0)),
};

function toCodes(order: OrderState): string[] {
  return order.discountApplications.flatMap((item) => (item.code ? [item.code] : []));
}

/** Fields whose name is the state's own property need no resolver. */
export const orderFields: FieldMap<OrderState> = {
  ...statusFields,
  ...moneyFields,
  ...peopleFields,
  ...partFields,
};
