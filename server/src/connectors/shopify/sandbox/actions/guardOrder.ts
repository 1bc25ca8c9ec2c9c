import { findOrder, type ShopState } from '../state/shopState.ts';

/** Runs an action on an order; one the shop refuses half way leaves the order as it was. */
export function guardOrder<T>(state: ShopState, orderId: number, action: () => T): T {
  const order = findOrder(state, orderId);
  const before = structuredClone(order);
  try {
    return action();
  } catch (error) {
    // The revision still moves on: totals cached half way must not come back.
    Object.assign(order, before, { rev: order.rev + 1 });
    throw error;
  }
}
