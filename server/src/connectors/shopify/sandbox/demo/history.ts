import type { ShopActions } from '../actions/shopActions.ts';
import { computeFulfillable, computeFinancialStatus } from '../state/orderStatus.ts';
import { computeOrderTotals } from '../state/orderMoney.ts';
import type { OrderState } from '../state/orderTypes.ts';
import type { Random } from '../state/random.ts';
import type { Shelf } from './orderKinds.ts';
import { couriers } from './words.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A clock the history can set; it never runs past `end`. */
export interface HistoryClock {
  at: number;
  end: number;
}

export interface HistoryTools {
  actions: ShopActions;
  random: Random;
  shelf: Shelf;
  clock: HistoryClock;
}

/** Lets time pass; false when the next event would lie in the future. */
function wait(tools: HistoryTools, low: number, high: number): boolean {
  const { clock, random } = tools;
  const at = clock.at + random.between(low, high);
  if (at > clock.end) return false;
  clock.at = at;
  return true;
}

const isCod = (order: OrderState): boolean =>
  order.transactions.some((item) => item.status === 'pending' && item.manualGateway);

function ship(tools: HistoryTools, order: OrderState): void {
  const { actions, random } = tools;
  const number = `${random.between(10_000_000, 99_999_999)}${random.between(1000, 9999)}`;
  const company = random.pick(couriers);
  const trackingUrls = [`https://track.example.com/${number}`];
  const tracking = { trackingNumbers: [number], trackingUrls, company };
  const open = order.lines.filter((line) => computeFulfillable(order, line) > 0);
  const first = open[0];
  if (!first) return; // edited empty, or nothing that ships
  if (open.length > 1 && random.chance(0.12)) {
    const quantity = computeFulfillable(order, first);
    actions.fulfill(order.id, { ...tracking, lines: [{ lineId: first.id, quantity }] });
    if (random.chance(0.3) || !wait(tools, day, 3 * day)) return;
    const second = `${number}2`;
    actions.fulfill(order.id, { ...tracking, trackingNumbers: [second], trackingUrls: [] });
    return;
  }
  const several = random.chance(0.03) ? [number, `${number}B`] : [number];
  actions.fulfill(order.id, { ...tracking, trackingNumbers: several });
}

/** A return after delivery, a goodwill payment or a lost piece. */
function returnSome(tools: HistoryTools, order: OrderState): void {
  const { actions, random } = tools;
  const totals = computeOrderTotals(order);
  const net = totals.received - totals.refunded;
  const line = order.lines.find((item) => item.currentQuantity > 0 && !item.tip);
  if (!line || net <= 0) return;
  const whole = random.chance(0.6) ? line.currentQuantity : 1;
  const lines = [{ lineId: line.id, quantity: whole, restockType: 'return' as const }];
  random.weighted<() => unknown>([
    [() => actions.refund(order.id, { lines, note: 'Size issue' }), 60],
    [() => actions.refund(order.id, { lines, shipping: true, note: 'Wrong item' }), 12],
    [() => actions.refund(order.id, { amount: Math.min(10_000, net), note: 'Goodwill' }), 18],
    [() => actions.refund(order.id, { lines, amount: 0, note: 'Exchanged' }), 10],
  ])();
}

function settle(tools: HistoryTools, order: OrderState): void {
  const { actions, random } = tools;
  const status = computeFinancialStatus(order);
  if (status === 'authorized') {
    if (random.chance(0.85)) actions.capture(order.id);
    else actions.voidAuthorization(order.id);
  } else if (status === 'pending' && !isCod(order) && random.chance(0.7)) {
    actions.receivePayment(order.id, { gateway: order.transactions[0]?.gateway ?? 'manual' });
  } else if (status === 'pending' && order.sourceName === 'shopify_draft_order') {
    actions.markPaid(order.id);
  }
}

function edit(tools: HistoryTools, order: OrderState): void {
  const { actions, random, shelf } = tools;
  const line = order.lines.find((item) => item.currentQuantity > 0 && !item.tip);
  if (!line) return;
  random.weighted<() => unknown>([
    [
      () =>
        actions.editOrder(order.id, {
          add: [{ variantId: random.pick(shelf.variants).id, quantity: 1 }],
        }),
      4,
    ],
    [() => actions.editOrder(order.id, { quantities: { [line.id]: line.currentQuantity + 1 } }), 3],
    [
      () => order.lines.length > 1 && actions.editOrder(order.id, { quantities: { [line.id]: 0 } }),
      3,
    ],
  ])();
}

function deliver(tools: HistoryTools, order: OrderState): void {
  const { actions, random } = tools;
  const at = { orderId: order.id };
  if (order.fulfillments.length === 0 || !wait(tools, 6 * hour, day)) return;
  actions.updateShipment(at, { status: 'in_transit' });
  if (!wait(tools, day, 5 * day)) return;
  if (random.chance(isCod(order) ? 0.14 : 0.03)) {
    actions.updateShipment(at, { status: 'failure' });
    return;
  }
  actions.updateShipment(at, { status: random.chance(0.1) ? 'out_for_delivery' : 'delivered' });
  const owed = computeOrderTotals(order).outstanding;
  if (owed > 0 && order.cancelledAt === null && wait(tools, day, 6 * day))
    actions.markPaid(order.id);
  if (random.chance(0.08) && wait(tools, day, 8 * day)) returnSome(tools, order);
  else if (random.chance(0.25) && wait(tools, day, 10 * day)) actions.archive(order.id);
}

/** What happens to an order after it was placed, up to today. */
export function playHistory(tools: HistoryTools, order: OrderState): void {
  const { actions, random } = tools;
  if (order.sourceName === 'pos') {
    if (order.lines.some((line) => computeFulfillable(order, line) > 0)) actions.fulfill(order.id);
    return;
  }
  if (!wait(tools, hour / 4, 6 * hour)) return;
  settle(tools, order);
  if (random.chance(0.04)) edit(tools, order);
  if (random.chance(isCod(order) ? 0.12 : 0.05)) {
    if (!wait(tools, hour, day)) return;
    const reason = random.pick(['customer', 'inventory', 'fraud', 'declined', 'other'] as const);
    actions.cancel(order.id, { reason, restock: random.chance(0.9) });
    return;
  }
  if (computeFinancialStatus(order) === 'voided' || !wait(tools, 4 * hour, 3 * day)) return;
  ship(tools, order);
  deliver(tools, order);
}
