import type { FulfillmentState, OrderState } from '../state/orderTypes.ts';
import type { ShopState } from '../state/shopState.ts';
import { toRestAddress } from './restAddress.ts';
import { toRestFulfilledLine } from './restLine.ts';
import { toRestTime } from './restTime.ts';

/** The fulfilment inside an order. */
export function toRestFulfillment(
  state: ShopState,
  order: OrderState,
  fulfillment: FulfillmentState,
) {
  const shipped = fulfillment.lines.flatMap((item) => {
    const line = order.lines.find((candidate) => candidate.id === item.lineId);
    return line ? [{ line, quantity: item.quantity }] : [];
  });
  return {
    id: fulfillment.id,
    admin_graphql_api_id: `gid://shopify/Fulfillment/${fulfillment.id}`,
    created_at: toRestTime(state.info, fulfillment.createdAt),
    location_id: fulfillment.locationId,
    name: fulfillment.name,
    order_id: order.id,
    origin_address: {},
    receipt: {},
    service: 'manual',
    shipment_status: fulfillment.shipmentStatus,
    status: fulfillment.status,
    tracking_company: fulfillment.trackingCompany,
    tracking_number: fulfillment.trackingNumbers[0] ?? null,
    tracking_numbers: fulfillment.trackingNumbers,
    tracking_url: fulfillment.trackingUrls[0] ?? null,
    tracking_urls: fulfillment.trackingUrls,
    updated_at: toRestTime(state.info, fulfillment.updatedAt),
    line_items: shipped.map((item) => toRestFulfilledLine(state, order, item)),
  };
}

/** fulfillments/create and update: the same with who and where. */
export function toRestFulfillmentEvent(
  state: ShopState,
  order: OrderState,
  fulfillment: FulfillmentState,
) {
  const destination = order.shippingAddress ?? order.billingAddress;
  return {
    ...toRestFulfillment(state, order, fulfillment),
    email: order.email,
    destination: destination ? toRestAddress(destination) : null,
  };
}
