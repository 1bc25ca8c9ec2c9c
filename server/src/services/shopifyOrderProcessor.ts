/**
 * The order processor under the names Shopify is known by (spec 4.6). The helpers are pure and the single source
 * of truth for both entry points: one order with its own look-ups, and a batch with Maps.
 */
export { buildCustomerData } from '../domain/order/customerData.ts';
export { createOrderLinesData } from '../domain/order/linesData.ts';
export { buildOrderData } from '../domain/order/orderData.ts';
export {
  createNewOrderWithLines,
  detectOrderChanges,
  handleExistingOrderUpdate,
} from '../domain/order/planOrder.ts';
export { determineOrderStatus } from '../domain/order/status.ts';
export { extractOrderTrackingInfo } from '../domain/order/tracking.ts';
export {
  type OrderContext,
  type OrderSnapshot,
  processOrderWithContext,
} from '../process/kinds/contextOrder.ts';
export { processShopifyOrderToERP, type SingleOrderResult } from '../process/singleOrder.ts';
