import { toPaddedAmount } from '../state/currency.ts';
import type { OrderState, TransactionState } from '../state/orderTypes.ts';
import type { ShopState } from '../state/shopState.ts';
import { computeOrderPresentment } from './restMoney.ts';
import { toRestTime } from './restTime.ts';

/** Here, and only here, a money set calls its key `currency` (shopify-facts 7). */
function toUnsettledSet(order: OrderState, amount: number) {
  const presented = computeOrderPresentment(order, amount);
  return {
    shop_money: { amount: toPaddedAmount(amount, order.currency), currency: order.currency },
    presentment_money: {
      amount: toPaddedAmount(presented, order.presentmentCurrency),
      currency: order.presentmentCurrency,
    },
  };
}

/** A pending sale or an authorisation not captured yet is unsettled. */
export function computeUnsettled(transaction: TransactionState): number {
  const open = transaction.status === 'pending' || transaction.kind === 'authorization';
  return open ? transaction.amount : 0;
}

export function toRestTransaction(
  state: ShopState,
  order: OrderState,
  transaction: TransactionState,
) {
  const at = toRestTime(state.info, transaction.createdAt);
  return {
    id: transaction.id,
    order_id: order.id,
    kind: transaction.kind,
    gateway: transaction.gateway,
    status: transaction.status,
    message: transaction.message,
    created_at: at,
    test: transaction.test,
    authorization: transaction.manualGateway ? null : `auth_${transaction.id}`,
    location_id: order.locationId,
    user_id: null,
    parent_id: transaction.parentId,
    processed_at: at,
    device_id: null,
    error_code: null,
    source_name: order.sourceName,
    receipt: {},
    amount: toPaddedAmount(transaction.amount, order.currency),
    currency: order.currency,
    payment_id: `${order.name}.${order.transactions.indexOf(transaction) + 1}`,
    total_unsettled_set: toUnsettledSet(order, computeUnsettled(transaction)),
    manual_payment_gateway: transaction.manualGateway,
    amount_rounding: null,
    admin_graphql_api_id: `gid://shopify/OrderTransaction/${transaction.id}`,
  };
}
