import { assertMoneyAddsUp, computeOrderTotals } from '../state/orderMoney.ts';
import { computeFulfillable } from '../state/orderStatus.ts';
import type { OrderState } from '../state/orderTypes.ts';
import { findOrder, readClock } from '../state/shopState.ts';
import { touchOrder, type ActionContext } from './actionContext.ts';
import { bookRefund, type RefundSpec } from './refundActions.ts';
import { orderTopic, refundTopic, transactionTopics } from './topics.ts';
import { addTransaction } from './transactions.ts';

export interface CancelSpec {
  reason?: 'customer' | 'fraud' | 'inventory' | 'declined' | 'other' | 'staff';
  restock?: boolean;
  /** Pay back what was received; default true. */
  refund?: boolean;
  /** Cancel although parcels are out; the API refuses that, an older app may do it. */
  force?: boolean;
}

/** Cancels: unshipped units leave the order, authorisations are voided, money goes back (shopify-facts 6, 8). */
export function cancel(context: ActionContext, orderId: number, spec: CancelSpec = {}): OrderState {
  const { state } = context;
  const order = findOrder(state, orderId);
  assertCancellable(order, spec);
  const { capturable, received } = computeOrderTotals(order);
  const parent = order.transactions.find((item) => item.kind === 'authorization');
  const voids =
    parent && capturable > 0
      ? [
          addTransaction(state, order, {
            kind: 'void',
            gateway: parent.gateway,
            amount: capturable,
            parentId: parent.id,
          }),
        ]
      : [];
  const booked = bookRefund(state, order, toRefundSpec(order, spec, received));
  order.cancelReason = spec.reason ?? 'customer';
  order.cancelledAt = readClock(state);
  order.closedAt = order.cancelledAt;
  touchOrder(state, order);
  assertMoneyAddsUp(order);
  context.record({
    action: 'cancel',
    resource: 'order',
    id: orderId,
    details: { reason: order.cancelReason },
  });
  context.emit([
    orderTopic(state, 'cancelled', order),
    orderTopic(state, 'updated', order),
    refundTopic(state, order, booked.refund),
    ...transactionTopics(state, order, [...voids, ...booked.transactions]),
    ...booked.stock,
  ]);
  return order;
}

function assertCancellable(order: OrderState, spec: CancelSpec): void {
  if (order.cancelledAt !== null)
    throw new Error('Cannot cancel an order that has already been canceled');
  const shipped = order.fulfillments.some((item) => item.status === 'success');
  if (shipped && spec.force !== true)
    throw new Error('Cannot cancel an order that has outstanding fulfillments');
}

function toRefundSpec(order: OrderState, spec: CancelSpec, received: number): RefundSpec {
  const restockType = spec.restock === false ? ('no_restock' as const) : ('cancel' as const);
  const lines = order.lines.flatMap((line) => {
    const quantity = line.tip ? line.currentQuantity : computeFulfillable(order, line);
    const units = Math.min(quantity, line.currentQuantity);
    return units > 0 ? [{ lineId: line.id, quantity: units, restockType }] : [];
  });
  const shipped = order.fulfillments.some((item) => item.status === 'success');
  const money = received === 0 || spec.refund === false ? { amount: 0, fromEdit: true } : {};
  return { lines, shipping: !shipped, ...money, note: 'Order canceled' };
}

export function archive(context: ActionContext, orderId: number): OrderState {
  const { state } = context;
  const order = findOrder(state, orderId);
  order.closedAt = readClock(state);
  touchOrder(state, order);
  context.record({ action: 'archive', resource: 'order', id: orderId, details: {} });
  context.emit([orderTopic(state, 'updated', order)]);
  return order;
}

/** Any order can be deleted, paid and fulfilled ones as well (shopify-facts 8). */
export function deleteOrder(context: ActionContext, orderId: number): void {
  const { state } = context;
  const order = findOrder(state, orderId);
  state.orders.delete(orderId);
  if (order.customerId !== null) {
    const others = state.ordersOfCustomer.get(order.customerId) ?? [];
    state.ordersOfCustomer.set(
      order.customerId,
      others.filter((other) => other.id !== orderId),
    );
  }
  state.version += 1;
  context.record({ action: 'delete', resource: 'order', id: orderId, details: {} });
  context.emit([{ topic: 'orders/delete', body: () => ({ id: orderId }) }]);
}

export interface OrderPatch {
  note?: string | null;
  tags?: string[];
  email?: string | null;
  phone?: string | null;
  shippingAddress?: OrderState['shippingAddress'];
  noteAttributes?: OrderState['noteAttributes'];
}

/** What orderUpdate may change: never items or prices. */
export function updateOrder(context: ActionContext, orderId: number, patch: OrderPatch) {
  const { state } = context;
  const order = findOrder(state, orderId);
  Object.assign(order, patch);
  touchOrder(state, order);
  context.record({
    action: 'update',
    resource: 'order',
    id: orderId,
    details: { fields: Object.keys(patch) },
  });
  context.emit([orderTopic(state, 'updated', order)]);
  return order;
}
