import { toPaddedAmount } from '../state/currency.ts';
import { computeOrderTotals, computeTaxLines, sumAmounts } from '../state/orderMoney.ts';
import {
  computeFinancialStatus,
  computeFulfillmentStatus,
  computeGateways,
} from '../state/orderStatus.ts';
import type { DiscountApplicationState, OrderState } from '../state/orderTypes.ts';
import type { ShopState } from '../state/shopState.ts';
import { toRestAddress } from './restAddress.ts';
import { toRestOrderCustomer } from './restCustomer.ts';
import { toRestFulfillment } from './restFulfillment.ts';
import { toRestLine, toRestShippingLine } from './restLine.ts';
import { toRestAmount, toRestMoneySet, toRestTaxLine } from './restMoney.ts';
import { toRestRefund } from './restRefund.ts';
import { toRestTime, toRestTimeOrNull } from './restTime.ts';

/** The order document of REST 2026-07, which is also the body of every orders/* topic (shopify-facts 8, 13). */
export function toRestOrder(state: ShopState, order: OrderState): Record<string, unknown> {
  return {
    ...toHead(state, order),
    ...toMoney(order),
    ...toPeople(state, order),
    discount_applications: order.discountApplications.map((item) => toRestApplication(order, item)),
    discount_codes: toRestDiscountCodes(order),
    fulfillments: order.fulfillments.map((item) => toRestFulfillment(state, order, item)),
    line_items: order.lines.map((line) => toRestLine(state, order, line)),
    payment_terms: null,
    refunds: order.refunds.map((refund) => toRestRefund(state, order, refund)),
    returns: [],
    line_item_groups: [],
    shipping_lines: order.shippingLines.map((line) => toRestShippingLine(order, line)),
  };
}

function toHead(state: ShopState, order: OrderState) {
  const { info } = state;
  return {
    id: order.id,
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    app_id: 580_111,
    browser_ip: order.browserIp,
    buyer_accepts_marketing: order.acceptsMarketing,
    cancel_reason: order.cancelReason,
    cancelled_at: toRestTimeOrNull(info, order.cancelledAt),
    cart_token: null,
    checkout_token: order.checkoutToken,
    client_details: order.browserIp
      ? { accept_language: 'en-IN', browser_height: null, browser_ip: order.browserIp }
      : null,
    closed_at: toRestTimeOrNull(info, order.closedAt),
    company: null,
    confirmation_number: order.confirmationNumber,
    confirmed: order.confirmed,
    created_at: toRestTime(info, order.createdAt),
    customer_locale: 'en-IN',
    device_id: null,
    duties_included: false,
    estimated_taxes: false,
    financial_status: computeFinancialStatus(order),
    fulfillment_status: computeFulfillmentStatus(order),
    landing_site: order.landingSite,
    landing_site_ref: null,
    location_id: order.locationId,
    merchant_business_entity_id: 'MTU0ODM4MDAwOQ',
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    note_attributes: order.noteAttributes,
    number: order.number,
    order_number: order.number + 1000,
    order_status_url: `https://${info.domain}/${info.id}/orders/${order.token}/authenticate?key=x`,
    payment_gateway_names: computeGateways(order),
    po_number: null,
    processed_at: toRestTime(info, order.processedAt),
    reference: null,
    referring_site: order.referringSite,
    source_identifier: order.sourceIdentifier,
    source_name: order.sourceName,
    source_url: null,
    tags: order.tags.join(', '),
    tax_exempt: order.taxExempt,
    taxes_included: order.taxesIncluded,
    test: order.test,
    token: order.token,
    updated_at: toRestTime(info, order.updatedAt),
    user_id: null,
  };
}

function toMoney(order: OrderState) {
  const totals = computeOrderTotals(order);
  const withDuties = order.lines.some((line) => line.duties.length > 0);
  return {
    currency: order.currency,
    presentment_currency: order.presentmentCurrency,
    ...toRestAmount(order, 'current_subtotal_price', totals.currentSubtotal),
    current_shipping_price_set: toRestMoneySet(order, totals.currentShipping),
    current_total_additional_fees_set: null,
    ...toRestAmount(order, 'current_total_discounts', totals.currentDiscounts),
    current_total_duties_set: withDuties ? toRestMoneySet(order, totals.currentDuties) : null,
    ...toRestAmount(order, 'current_total_price', totals.currentTotal),
    ...toRestAmount(order, 'current_total_tax', totals.currentTax),
    original_total_additional_fees_set: null,
    original_total_duties_set: withDuties ? toRestMoneySet(order, totals.duties) : null,
    ...toRestAmount(order, 'subtotal_price', totals.subtotal),
    tax_lines: computeTaxLines(order, false).map((tax) => toRestTaxLine(order, tax)),
    total_cash_rounding_payment_adjustment_set: toRestMoneySet(order, 0),
    total_cash_rounding_refund_adjustment_set: toRestMoneySet(order, 0),
    ...toRestAmount(order, 'total_discounts', totals.discounts),
    ...toRestAmount(order, 'total_line_items_price', totals.lineItems),
    total_outstanding: toPaddedAmount(totals.outstanding, order.currency),
    ...toRestAmount(order, 'total_price', totals.total),
    total_shipping_price_set: toRestMoneySet(order, totals.shipping),
    ...toRestAmount(order, 'total_tax', totals.tax),
    total_tip_received: toPaddedAmount(totals.tips, order.currency),
    total_weight: order.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0),
  };
}

function toPeople(state: ShopState, order: OrderState) {
  const customer = order.customerId === null ? undefined : state.customers.get(order.customerId);
  return {
    contact_email: order.email,
    email: order.email,
    phone: order.phone,
    billing_address: order.billingAddress ? toRestAddress(order.billingAddress) : null,
    shipping_address: order.shippingAddress ? toRestAddress(order.shippingAddress) : null,
    customer: customer ? toRestOrderCustomer(state.info, customer) : null,
  };
}

function toRestApplication(order: OrderState, item: DiscountApplicationState) {
  const named =
    item.type === 'discount_code'
      ? { code: item.code ?? '' }
      : { title: item.title ?? '', description: item.title ?? '' };
  return {
    target_type: item.targetType,
    type: item.type,
    value:
      item.valueType === 'percentage'
        ? item.value.toFixed(1)
        : toPaddedAmount(item.value, order.currency),
    value_type: item.valueType,
    allocation_method: item.allocationMethod,
    target_selection: item.targetSelection,
    ...named,
  };
}

/** `amount` is the money the code took off, whatever its type. */
function toRestDiscountCodes(order: OrderState) {
  const holders = [...order.lines, ...order.shippingLines];
  return order.discountApplications.flatMap((item, index) => {
    if (item.type !== 'discount_code') return [];
    const amount = sumAmounts(
      holders.flatMap((holder) => holder.allocations.filter((a) => a.application === index)),
    );
    const type = item.targetType === 'shipping_line' ? 'shipping' : item.valueType;
    return [{ code: item.code ?? '', amount: toPaddedAmount(amount, order.currency), type }];
  });
}
