import {
  assertMoneyAddsUp,
  computeLineNet,
  computeLineTax,
  computeOrderTotals,
  sumAmounts,
  sumTax,
} from '../state/orderMoney.ts';
import { computeFulfilled } from '../state/orderStatus.ts';
import type {
  OrderLineState,
  OrderState,
  RefundState,
  RestockType,
  TransactionState,
} from '../state/orderTypes.ts';
import { findOrder, nextId, readClock, type ShopState } from '../state/shopState.ts';
import type { Minor } from '../state/types.ts';
import { touchOrder, type ActionContext, type TopicBody } from './actionContext.ts';
import { applyStockMoves, type StockMove } from './stock.ts';
import { orderTopic, refundTopic, transactionTopics } from './topics.ts';
import { addTransaction } from './transactions.ts';

export interface RefundSpec {
  lines?: { lineId: number; quantity: number; restockType?: RestockType }[];
  /** True = what is left of the shipping; a number = that much. */
  shipping?: boolean | Minor;
  /** Money paid back; left out = what the shop then owes; 0 = none moves (goods taken back unpaid). */
  amount?: Minor;
  note?: string;
  /** The money is on its way: the refund transaction is pending. */
  pending?: boolean;
  /** Removal by an order edit: what the shop owes stays owed, no discrepancy is written. */
  fromEdit?: boolean;
}

/** Takes units off a line and tells what they were worth. Unshipped units go first unless they come back. */
function removeUnits(
  order: OrderState,
  line: OrderLineState,
  taken: { quantity: number; restockType: RestockType },
): { subtotal: Minor; tax: Minor; unshipped: number } {
  const { quantity } = taken;
  if (quantity < 1 || quantity > line.currentQuantity)
    throw new Error(`Cannot refund more items than were purchased (${line.title})`);
  const after = line.currentQuantity - quantity;
  const subtotal = computeLineNet(line, line.currentQuantity) - computeLineNet(line, after);
  const tax = computeLineTax(line, line.currentQuantity) - computeLineTax(line, after);
  const open = line.quantity - line.removedUnfulfilled - computeFulfilled(order, line.id);
  const unshipped = taken.restockType === 'return' ? 0 : Math.min(quantity, Math.max(0, open));
  line.currentQuantity = after;
  line.removedUnfulfilled += unshipped;
  return { subtotal, tax, unshipped };
}

function toStockMove(
  line: OrderLineState,
  taken: { quantity: number; unshipped: number; restocked: boolean },
): StockMove {
  const committed = taken.unshipped === 0 ? 0 : -taken.unshipped;
  return {
    variantId: line.variantId,
    available: taken.restocked ? taken.quantity : 0,
    committed,
  };
}

function refundLines(state: ShopState, order: OrderState, spec: RefundSpec) {
  const moves: StockMove[] = [];
  const lines = (spec.lines ?? []).map(({ lineId, quantity, restockType = 'no_restock' }) => {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    if (!line) throw new Error(`Order ${order.name} has no line ${lineId}`);
    const { subtotal, tax, unshipped } = removeUnits(order, line, { quantity, restockType });
    const restocked = restockType !== 'no_restock';
    moves.push(toStockMove(line, { quantity, unshipped, restocked }));
    const locationId = restocked ? ([...state.locations.keys()][0] ?? null) : null;
    const id = nextId(state, 'refundLine');
    return { id, lineId, quantity, restockType, locationId, subtotal, tax };
  });
  return { lines, moves };
}

/** Gives back shipping, line by line until the amount is used up. */
function refundShipping(state: ShopState, order: OrderState, spec: RefundSpec) {
  if (!spec.shipping) return [];
  let wanted = spec.shipping === true ? Number.MAX_SAFE_INTEGER : spec.shipping;
  return order.shippingLines.flatMap((line) => {
    if (line.removed) return [];
    const earlier = order.refunds
      .flatMap((earlierRefund) => earlierRefund.shipping)
      .filter((item) => item.shippingLineId === line.id);
    const left = line.price - sumAmounts(line.allocations) - sumAmounts(earlier);
    const amount = Math.min(wanted, left);
    if (amount <= 0) return [];
    wanted -= amount;
    const taxLeft = sumTax(line.taxLines) - earlier.reduce((sum, item) => sum + item.tax, 0);
    const tax = amount === left ? taxLeft : Math.round((taxLeft * amount) / left);
    return [{ id: nextId(state, 'adjustment'), shippingLineId: line.id, amount, tax }];
  });
}

/** Pays back through the gateways that took the money, first come first. */
function payBack(
  state: ShopState,
  order: OrderState,
  payment: { amount: Minor; pending: boolean },
): TransactionState[] {
  let left = payment.amount;
  const sources = order.transactions.filter(
    (item) => item.status === 'success' && (item.kind === 'sale' || item.kind === 'capture'),
  );
  return sources.flatMap((source) => {
    const returned = sumAmounts(
      order.transactions.filter((item) => item.kind === 'refund' && item.parentId === source.id),
    );
    const amount = Math.min(left, source.amount - returned);
    if (amount <= 0) return [];
    left -= amount;
    const { gateway, manualGateway: manual, id: parentId } = source;
    const status = payment.pending ? 'pending' : 'success';
    return [
      addTransaction(state, order, { kind: 'refund', status, gateway, amount, manual, parentId }),
    ];
  });
}

function assertRefundable(order: OrderState, amount: Minor): void {
  const totals = computeOrderTotals(order);
  const net = totals.received - totals.refunded;
  if (amount > net)
    throw new Error(`Refund amount ${amount} is greater than net payment received ${net}`);
}

/** Books a refund on the order without touching or announcing it: cancel and edit use it as well. */
export function bookRefund(
  state: ShopState,
  order: OrderState,
  spec: RefundSpec,
): { refund: RefundState; transactions: TransactionState[]; stock: TopicBody[] } {
  const { lines, moves } = refundLines(state, order, spec);
  const shipping = refundShipping(state, order, spec);
  const refund: RefundState = {
    id: nextId(state, 'refund'),
    note: spec.note ?? '',
    createdAt: readClock(state),
    restock: lines.some((line) => line.restockType !== 'no_restock'),
    lines,
    shipping,
    duties: [],
    discrepancy: null,
    transactionIds: [],
  };
  order.refunds.push(refund);
  order.rev += 1;
  const owed = Math.max(0, -computeOrderTotals(order).outstanding);
  const amount = spec.amount ?? owed;
  assertRefundable(order, amount);
  const transactions = payBack(state, order, { amount, pending: spec.pending ?? false });
  refund.transactionIds = transactions.map((transaction) => transaction.id);
  const difference = spec.fromEdit || spec.pending ? 0 : owed - amount;
  if (difference !== 0)
    refund.discrepancy = { id: nextId(state, 'adjustment'), amount: difference };
  order.rev += 1;
  assertMoneyAddsUp(order);
  return { refund, transactions, stock: applyStockMoves(state, moves) };
}

/** Refunds lines, shipping, money, or any mix of them. */
export function createRefund(
  context: ActionContext,
  orderId: number,
  spec: RefundSpec,
): RefundState {
  const { state } = context;
  const order = findOrder(state, orderId);
  const booked = bookRefund(state, order, spec);
  touchOrder(state, order);
  context.record({
    action: 'create',
    resource: 'refund',
    id: booked.refund.id,
    details: { orderId, amount: sumAmounts(booked.transactions) },
  });
  context.emit([
    refundTopic(state, order, booked.refund),
    ...transactionTopics(state, order, booked.transactions),
    orderTopic(state, 'updated', order),
    ...booked.stock,
  ]);
  return booked.refund;
}
