import type { OrderEditState, OrderState } from '../state/orderTypes.ts';
import type { ShopState } from '../state/shopState.ts';
import type { BulkState, CustomerState } from '../state/types.ts';
import { toRestTime } from './restTime.ts';

/** orders/edited carries ids only: the order has to be fetched again. */
export function toRestOrderEdit(state: ShopState, order: OrderState, edit: OrderEditState) {
  const at = toRestTime(state.info, edit.createdAt);
  return {
    order_edit: {
      id: edit.id,
      app_id: null,
      created_at: at,
      notify_customer: edit.notifyCustomer,
      order_id: order.id,
      staff_note: edit.staffNote,
      user_id: 104_862_351_001,
      committed_at: at,
      line_items: { additions: edit.additions, removals: edit.removals },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}

/** Lower-case words and no address of the file: poll the operation for it. */
export function toRestBulkFinish(state: ShopState, bulk: BulkState) {
  return {
    admin_graphql_api_id: `gid://shopify/BulkOperation/${bulk.id}`,
    completed_at: toRestTime(state.info, bulk.completedAt ?? bulk.createdAt),
    created_at: toRestTime(state.info, bulk.createdAt),
    error_code: bulk.errorCode?.toLowerCase() ?? null,
    status: bulk.status.toLowerCase(),
    type: 'query',
  };
}

function toPrivacyCustomer(customer: CustomerState) {
  return { id: customer.id, email: customer.email, phone: customer.phone };
}

/** The three privacy topics (shopify-facts 7). */
export function toCustomerRedact(state: ShopState, customer: CustomerState) {
  return {
    shop_id: state.info.id,
    shop_domain: state.info.domain,
    customer: toPrivacyCustomer(customer),
    orders_to_redact: (state.ordersOfCustomer.get(customer.id) ?? []).map((order) => order.id),
  };
}

export function toCustomerDataRequest(state: ShopState, customer: CustomerState, id: number) {
  return {
    shop_id: state.info.id,
    shop_domain: state.info.domain,
    orders_requested: (state.ordersOfCustomer.get(customer.id) ?? []).map((order) => order.id),
    customer: toPrivacyCustomer(customer),
    data_request: { id },
  };
}

export function toShopRedact(state: ShopState) {
  return { shop_id: state.info.id, shop_domain: state.info.domain };
}
