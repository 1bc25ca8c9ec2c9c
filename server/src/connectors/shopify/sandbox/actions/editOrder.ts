import { assertMoneyAddsUp } from '../state/orderMoney.ts';
import type { OrderEditState, OrderLineState, OrderState } from '../state/orderTypes.ts';
import { findOrder, nextId, readClock, type ShopState } from '../state/shopState.ts';
import { touchOrder, type ActionContext } from './actionContext.ts';
import { buildLine, taxLine, type TaxRule } from './orderLines.ts';
import type { OrderLineSpec } from './orderSpec.ts';
import { bookRefund } from './refundActions.ts';
import { applyStockMoves, type StockMove } from './stock.ts';
import { orderTopic, refundTopic } from './topics.ts';
import { toRestOrderEdit } from '../rest/restEvents.ts';

export interface EditSpec {
  add?: OrderLineSpec[];
  /** New current quantities by line id; 0 removes the line (it stays in the list). */
  quantities?: Record<number, number>;
  /** Shipping lines to remove: they stay with is_removed true. */
  removeShipping?: number[];
  restock?: boolean;
  staffNote?: string;
}

interface EditResult {
  additions: OrderEditState['additions'];
  moves: StockMove[];
}

function toRule(state: ShopState, order: OrderState): TaxRule {
  const province = order.shippingAddress?.provinceCode ?? null;
  return {
    included: order.taxesIncluded,
    rate: undefined,
    sameState: province === null || province === state.info.address.provinceCode,
  };
}

function addLine(state: ShopState, order: OrderState, spec: OrderLineSpec): OrderLineState {
  const line = buildLine(state, spec);
  taxLine(line, spec, toRule(state, order));
  order.lines.push(line);
  return line;
}

/** More of a line: in place when nothing was discounted or removed, else as a line of its own. */
function raiseLine(
  state: ShopState,
  order: OrderState,
  raise: { line: OrderLineState; delta: number },
): OrderLineState {
  const { line, delta } = raise;
  const untouched = line.allocations.length === 0 && line.currentQuantity === line.quantity;
  if (!untouched) {
    const { title, price, sku, variantId } = line;
    const spec = { title, price, sku, quantity: delta };
    return addLine(state, order, variantId === null ? spec : { ...spec, variantId });
  }
  line.taxLines = line.taxLines.map((tax) => ({
    ...tax,
    price: Math.round((tax.price * (line.quantity + delta)) / line.quantity),
  }));
  line.quantity += delta;
  line.currentQuantity += delta;
  return line;
}

function applyAdditions(state: ShopState, order: OrderState, spec: EditSpec): EditResult {
  const result: EditResult = { additions: [], moves: [] };
  const note = (line: OrderLineState, delta: number): void => {
    result.additions.push({ id: line.id, delta });
    result.moves.push({ variantId: line.variantId, available: -delta, committed: delta });
  };
  for (const [id, wanted] of Object.entries(spec.quantities ?? {})) {
    const line = order.lines.find((candidate) => candidate.id === Number(id));
    if (!line) throw new Error(`Order ${order.name} has no line ${id}`);
    const delta = wanted - line.currentQuantity;
    if (delta > 0) note(raiseLine(state, order, { line, delta }), delta);
  }
  for (const item of spec.add ?? []) note(addLine(state, order, item), item.quantity);
  return result;
}

function pickRemovals(order: OrderState, spec: EditSpec) {
  return order.lines.flatMap((line) => {
    const wanted = spec.quantities?.[line.id];
    if (wanted === undefined || wanted >= line.currentQuantity) return [];
    const restockType = spec.restock === false ? ('no_restock' as const) : ('cancel' as const);
    return [{ lineId: line.id, quantity: line.currentQuantity - wanted, restockType }];
  });
}

function removeShipping(order: OrderState, ids: number[]): void {
  const refunded = order.refunds.flatMap((refund) => refund.shipping);
  for (const id of ids) {
    const line = order.shippingLines.find((candidate) => candidate.id === id);
    if (!line) continue;
    if (refunded.some((item) => item.shippingLineId === id))
      throw new Error('A refunded shipping line cannot be removed');
    line.removed = true;
  }
}

/**
 * Commits an order edit. Removed units become a refund without money, as in the real shop: a paid order then owes
 * the customer (negative outstanding) until somebody refunds it.
 */
export function editOrder(context: ActionContext, orderId: number, spec: EditSpec): OrderState {
  const { state } = context;
  const order = findOrder(state, orderId);
  const removals = pickRemovals(order, spec);
  const { additions, moves } = applyAdditions(state, order, spec);
  removeShipping(order, spec.removeShipping ?? []);
  const booked =
    removals.length > 0
      ? bookRefund(state, order, { lines: removals, amount: 0, fromEdit: true })
      : null;
  const stock = applyStockMoves(state, moves);
  const edit = buildEdit(state, spec, { additions, removals });
  order.edits.push(edit);
  order.edited = true;
  touchOrder(state, order);
  assertMoneyAddsUp(order);
  context.record({ action: 'edit', resource: 'order', id: orderId, details: { edit: edit.id } });
  context.emit([
    { topic: 'orders/edited', body: () => toRestOrderEdit(state, order, edit) },
    orderTopic(state, 'updated', order),
    ...(booked ? [refundTopic(state, order, booked.refund), ...booked.stock] : []),
    ...stock,
  ]);
  return order;
}

function buildEdit(
  state: ShopState,
  spec: EditSpec,
  changes: {
    additions: OrderEditState['additions'];
    removals: { lineId: number; quantity: number }[];
  },
): OrderEditState {
  return {
    id: nextId(state, 'edit'),
    createdAt: readClock(state),
    staffNote: spec.staffNote ?? '',
    notifyCustomer: false,
    additions: changes.additions,
    removals: changes.removals.map((item) => ({ id: item.lineId, delta: item.quantity })),
  };
}
