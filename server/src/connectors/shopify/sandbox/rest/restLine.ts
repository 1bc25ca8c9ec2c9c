import { computeFulfillable, computeLineFulfillmentStatus } from '../state/orderStatus.ts';
import type {
  AllocationState,
  DutyState,
  OrderLineState,
  OrderState,
  ShippingLineState,
} from '../state/orderTypes.ts';
import { sumAmounts } from '../state/orderMoney.ts';
import type { ShopState } from '../state/shopState.ts';
import { toRestAmount, toRestMoneySet, toRestTaxLine } from './restMoney.ts';

function toRestAllocation(order: OrderState, allocation: AllocationState) {
  return {
    ...toRestAmount(order, 'amount', allocation.amount),
    discount_application_index: allocation.application,
  };
}

function toRestDuty(order: OrderState, duty: DutyState) {
  return {
    id: duty.id,
    harmonized_system_code: duty.harmonizedSystemCode,
    country_code_of_origin: duty.countryCodeOfOrigin,
    price_set: toRestMoneySet(order, duty.price),
    tax_lines: [],
    admin_graphql_api_id: `gid://shopify/Duty/${duty.id}`,
  };
}

/** "Default Title" variants have no title of their own on a line. */
export function toLineName(line: OrderLineState): string {
  return line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title;
}

/** Tips carry how they were paid; other lines do not have these keys. */
function toRestTip(order: OrderState, line: OrderLineState) {
  if (!line.tip) return {};
  return { tip_payment_gateway: order.transactions[0]?.gateway ?? null, tip_payment_method: null };
}

export function toRestLine(state: ShopState, order: OrderState, line: OrderLineState) {
  const variant = line.variantId === null ? undefined : state.variants.get(line.variantId);
  const exists = line.productId !== null && state.products.has(line.productId);
  return {
    id: line.id,
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    fulfillable_quantity: computeFulfillable(order, line),
    fulfillment_service: line.giftCard ? 'gift_card' : 'manual',
    fulfillment_status: computeLineFulfillmentStatus(order, line),
    gift_card: line.giftCard,
    grams: line.grams,
    name: toLineName(line),
    ...toRestAmount(order, 'price', line.price),
    product_exists: exists,
    product_id: exists ? line.productId : null,
    properties: line.properties,
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    sales_line_item_group_id: null,
    sku: line.sku,
    taxable: line.taxable,
    title: line.title,
    ...toRestAmount(order, 'total_discount', 0),
    variant_id: variant ? line.variantId : null,
    variant_inventory_management: variant?.variant.item.tracked ? 'shopify' : null,
    variant_title: line.variantTitle,
    vendor: line.vendor,
    tax_lines: line.taxLines.map((tax) => toRestTaxLine(order, tax)),
    duties: line.duties.map((duty) => toRestDuty(order, duty)),
    discount_allocations: line.allocations.map((item) => toRestAllocation(order, item)),
    ...toRestTip(order, line),
  };
}

/** The line inside a fulfilment: `quantity` is what was shipped in it. */
export function toRestFulfilledLine(
  state: ShopState,
  order: OrderState,
  shipped: { line: OrderLineState; quantity: number },
) {
  const { attributed_staffs: _staffs, ...line } = toRestLine(state, order, shipped.line);
  return { ...line, quantity: shipped.quantity };
}

export function toRestShippingLine(order: OrderState, line: ShippingLineState) {
  const discounted = line.price - sumAmounts(line.allocations);
  const refunded = order.refunds
    .flatMap((refund) => refund.shipping)
    .filter((item) => item.shippingLineId === line.id)
    .reduce((sum, item) => sum + item.amount, 0);
  const current = line.removed ? 0 : discounted - refunded;
  return {
    id: line.id,
    carrier_identifier: null,
    code: line.code,
    current_discounted_price_set: toRestMoneySet(order, current),
    ...toRestAmount(order, 'discounted_price', discounted),
    is_removed: line.removed,
    phone: null,
    ...toRestAmount(order, 'price', line.price),
    requested_fulfillment_service_id: null,
    source: 'shopify',
    title: line.title,
    tax_lines: line.taxLines.map((tax) => toRestTaxLine(order, tax)),
    discount_allocations: line.allocations.map((item) => toRestAllocation(order, item)),
  };
}
