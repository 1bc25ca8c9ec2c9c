import { computeOrderTotals } from '../state/orderMoney.ts';
import { computeFinancialStatus } from '../state/orderStatus.ts';
import type { OrderState, TransactionState } from '../state/orderTypes.ts';
import { findOrder } from '../state/shopState.ts';
import { touchOrder, type ActionContext } from './actionContext.ts';
import { orderTopic, transactionTopics } from './topics.ts';
import { addTransaction } from './transactions.ts';

function announcePayment(
  context: ActionContext,
  order: OrderState,
  transaction: TransactionState,
): void {
  const { state } = context;
  touchOrder(state, order);
  const { id, amount, gateway } = transaction;
  context.record({
    action: transaction.kind,
    resource: 'transaction',
    id,
    details: { orderId: order.id, amount, gateway },
  });
  const paid = computeFinancialStatus(order) === 'paid';
  context.emit([
    ...transactionTopics(state, order, [transaction]),
    ...(paid ? [orderTopic(state, 'paid', order)] : []),
    orderTopic(state, 'updated', order),
  ]);
}

/** What orderMarkAsPaid does: a sale through gateway "manual" for the outstanding amount (shopify-facts 6). */
export function markPaid(context: ActionContext, orderId: number): OrderState {
  const order = findOrder(context.state, orderId);
  const { outstanding } = computeOrderTotals(order);
  if (outstanding <= 0 || order.cancelledAt !== null)
    throw new Error('Order cannot be marked as paid.');
  const transaction = addTransaction(context.state, order, {
    kind: 'sale',
    gateway: 'manual',
    amount: outstanding,
    manual: true,
  });
  announcePayment(context, order, transaction);
  return order;
}

/** Money arrives through a named gateway: a pending UPI payment, the rest of a partly paid order. */
export function receivePayment(
  context: ActionContext,
  orderId: number,
  payment: { gateway: string; amount?: number },
): OrderState {
  const order = findOrder(context.state, orderId);
  const amount = payment.amount ?? computeOrderTotals(order).outstanding;
  const { gateway } = payment;
  const transaction = addTransaction(context.state, order, { kind: 'sale', gateway, amount });
  announcePayment(context, order, transaction);
  return order;
}

/** Captures an authorisation, whole or in part. */
export function capture(context: ActionContext, orderId: number, amount?: number): OrderState {
  const order = findOrder(context.state, orderId);
  const { capturable } = computeOrderTotals(order);
  const parent = order.transactions.find((item) => item.kind === 'authorization');
  if (!parent || capturable === 0) throw new Error('There is nothing to capture');
  const wanted = amount ?? capturable;
  if (wanted > capturable) throw new Error('Amount exceeds what is authorised');
  const transaction = addTransaction(context.state, order, {
    kind: 'capture',
    gateway: parent.gateway,
    amount: wanted,
    parentId: parent.id,
  });
  announcePayment(context, order, transaction);
  return order;
}

/** Voids an authorisation: the order is VOIDED and owes its whole amount again (shopify-facts 8). */
export function voidAuthorization(context: ActionContext, orderId: number): OrderState {
  const order = findOrder(context.state, orderId);
  const { capturable } = computeOrderTotals(order);
  const parent = order.transactions.find((item) => item.kind === 'authorization');
  if (!parent || capturable === 0) throw new Error('There is nothing to void');
  const transaction = addTransaction(context.state, order, {
    kind: 'void',
    gateway: parent.gateway,
    amount: capturable,
    parentId: parent.id,
  });
  announcePayment(context, order, transaction);
  return order;
}
