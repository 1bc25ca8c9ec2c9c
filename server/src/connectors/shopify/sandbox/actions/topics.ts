import { toRestCustomer } from '../rest/restCustomer.ts';
import { toRestFulfillmentEvent } from '../rest/restFulfillment.ts';
import { toRestInventoryItem, toRestLevel } from '../rest/restInventory.ts';
import { toRestOrder } from '../rest/restOrder.ts';
import { toRestProduct } from '../rest/restProduct.ts';
import { toRestRefund } from '../rest/restRefund.ts';
import { toRestTransaction } from '../rest/restTransaction.ts';
import type {
  FulfillmentState,
  OrderState,
  RefundState,
  TransactionState,
} from '../state/orderTypes.ts';
import type { ShopState } from '../state/shopState.ts';
import type { CustomerState, LevelState, ProductState, VariantState } from '../state/types.ts';
import type { TopicBody } from './actionContext.ts';

export const orderTopic = (state: ShopState, topic: string, order: OrderState): TopicBody => ({
  topic: `orders/${topic}`,
  body: () => toRestOrder(state, order),
});

export const productTopic = (
  state: ShopState,
  topic: string,
  product: ProductState,
): TopicBody => ({ topic: `products/${topic}`, body: () => toRestProduct(state, product) });

export const itemTopic = (state: ShopState, topic: string, variant: VariantState): TopicBody => ({
  topic: `inventory_items/${topic}`,
  body: () => toRestInventoryItem(state, variant),
});

export const levelTopic = (state: ShopState, topic: string, level: LevelState): TopicBody => ({
  topic: `inventory_levels/${topic}`,
  body: () => toRestLevel(state, level),
});

export const customerTopic = (
  state: ShopState,
  topic: string,
  customer: CustomerState,
): TopicBody => ({
  topic: `customers/${topic}`,
  body: () => toRestCustomer(state.info, customer),
});

export const refundTopic = (
  state: ShopState,
  order: OrderState,
  refund: RefundState,
): TopicBody => ({ topic: 'refunds/create', body: () => toRestRefund(state, order, refund) });

export const fulfillmentTopic = (
  state: ShopState,
  topic: string,
  subject: { order: OrderState; fulfillment: FulfillmentState },
): TopicBody => ({
  topic: `fulfillments/${topic}`,
  body: () => toRestFulfillmentEvent(state, subject.order, subject.fulfillment),
});

/** Only transactions that are settled one way or the other are announced (shopify-facts 7). */
export const transactionTopics = (
  state: ShopState,
  order: OrderState,
  transactions: TransactionState[],
): TopicBody[] =>
  transactions
    .filter((transaction) => transaction.status !== 'pending')
    .map((transaction) => ({
      topic: 'order_transactions/create',
      body: () => toRestTransaction(state, order, transaction),
    }));
