import type { ActionContext } from './actionContext.ts';
import {
  archive,
  cancel,
  deleteOrder,
  updateOrder,
  type CancelSpec,
  type OrderPatch,
} from './closingActions.ts';
import { guardOrder } from './guardOrder.ts';
import { createOrder } from './createOrder.ts';
import {
  createCustomer,
  deleteCustomer,
  redactCustomer,
  requestCustomerData,
  updateCustomer,
  type CustomerSpec,
} from './customerActions.ts';
import { editOrder, type EditSpec } from './editOrder.ts';
import {
  fulfill,
  updateShipment,
  type FulfillSpec,
  type ShipmentPatch,
} from './fulfillmentActions.ts';
import type { OrderSpec } from './orderSpec.ts';
import { capture, markPaid, receivePayment, voidAuthorization } from './paymentActions.ts';
import {
  createProduct,
  deleteProduct,
  removeVariant,
  setInventory,
  updateProduct,
  type ProductPatch,
  type ProductSpec,
  type StockSetting,
} from './productActions.ts';
import { createRefund, type RefundSpec } from './refundActions.ts';
import { disconnectLevel, redactShop, uninstallApp, updateShop } from './shopEvents.ts';

/** Everything that can happen in the shop. Each call changes the state, logs itself and sends its webhooks. */
export function createShopActions(context: ActionContext) {
  const guard = <T>(id: number, action: () => T): T => guardOrder(context.state, id, action);
  return {
    createProduct: (spec: ProductSpec) => createProduct(context, spec),
    updateProduct: (id: number, patch: ProductPatch) => updateProduct(context, id, patch),
    removeVariant: (variantId: number) => removeVariant(context, variantId),
    deleteProduct: (id: number) => deleteProduct(context, id),
    setInventory: (setting: StockSetting) => setInventory(context, setting),
    disconnectInventory: (at: { itemId: number; locationId: number }) =>
      disconnectLevel(context, at),
    createCustomer: (spec: CustomerSpec) => createCustomer(context, spec),
    updateCustomer: (id: number, patch: CustomerSpec) => updateCustomer(context, id, patch),
    deleteCustomer: (id: number) => deleteCustomer(context, id),
    redactCustomer: (id: number) => redactCustomer(context, id),
    requestCustomerData: (id: number) => requestCustomerData(context, id),
    createOrder: (spec: OrderSpec) => createOrder(context, spec),
    updateOrder: (id: number, patch: OrderPatch) => updateOrder(context, id, patch),
    markPaid: (id: number) => guard(id, () => markPaid(context, id)),
    receivePayment: (id: number, payment: { gateway: string; amount?: number }) =>
      guard(id, () => receivePayment(context, id, payment)),
    capture: (id: number, amount?: number) => guard(id, () => capture(context, id, amount)),
    voidAuthorization: (id: number) => guard(id, () => voidAuthorization(context, id)),
    fulfill: (id: number, spec?: FulfillSpec) => guard(id, () => fulfill(context, id, spec)),
    updateShipment: (at: { orderId: number; fulfillmentId?: number }, patch: ShipmentPatch) =>
      updateShipment(context, at, patch),
    cancel: (id: number, spec?: CancelSpec) => guard(id, () => cancel(context, id, spec)),
    refund: (id: number, spec: RefundSpec) => guard(id, () => createRefund(context, id, spec)),
    editOrder: (id: number, spec: EditSpec) => guard(id, () => editOrder(context, id, spec)),
    archive: (id: number) => archive(context, id),
    deleteOrder: (id: number) => deleteOrder(context, id),
    updateShop: (patch: { name?: string; email?: string }) => updateShop(context, patch),
    uninstallApp: () => uninstallApp(context),
    redactShop: () => redactShop(context),
  };
}

export type ShopActions = ReturnType<typeof createShopActions>;
