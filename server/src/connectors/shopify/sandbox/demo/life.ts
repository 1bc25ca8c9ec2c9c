import type { ActionContext } from '../actions/actionContext.ts';
import type { CustomerSpec } from '../actions/customerActions.ts';
import type { ShopActions } from '../actions/shopActions.ts';
import { computeOrderTotals } from '../state/orderMoney.ts';
import { computeFinancialStatus, computeFulfillmentStatus } from '../state/orderStatus.ts';
import type { OrderState } from '../state/orderTypes.ts';
import type { ShopState } from '../state/shopState.ts';
import { makeOrder, readShelf } from './orderKinds.ts';
import { makeCustomer } from './people.ts';
import { couriers } from './words.ts';

export interface LifeOptions {
  context: ActionContext;
  actions: ShopActions;
  everyMs: number;
}

/** Recent orders are where things happen. */
const recentCount = 200;

function pickOrder(
  { context }: LifeOptions,
  fits: (order: OrderState) => boolean,
): OrderState | null {
  const recent = [...context.state.orders.values()].slice(-recentCount);
  const chosen = recent.filter((order) => order.cancelledAt === null && fits(order));
  return chosen.length === 0 ? null : context.random.pick(chosen);
}

const isUnshipped = (order: OrderState): boolean => computeFulfillmentStatus(order) === null;

const isOnTheWay = (order: OrderState): boolean =>
  order.fulfillments.length > 0 && order.fulfillments.at(-1)?.shipmentStatus !== 'delivered';

const nextScan: Record<string, string> = {
  in_transit: 'out_for_delivery',
  out_for_delivery: 'delivered',
};

/** Luck repeats itself after a restart, and with it telephone numbers. */
function isKnown(state: ShopState, { phone }: CustomerSpec): boolean {
  if (!phone) return false;
  return [...state.customers.values()].some((customer) => customer.phone === phone);
}

function place({ context, actions }: LifeOptions): void {
  const { state, random } = context;
  if (random.chance(0.4)) {
    const person = makeCustomer(random, state.ids.customer);
    if (!isKnown(state, person)) actions.createCustomer(person);
  }
  const shelf = readShelf(state);
  if (shelf.variants.length === 0 || shelf.customers.length === 0) return;
  actions.createOrder(makeOrder(random, shelf, Number.MAX_SAFE_INTEGER));
}

function shipOne(life: LifeOptions): void {
  const order = pickOrder(life, isUnshipped);
  const { random } = life.context;
  if (!order || order.lines.every((line) => line.currentQuantity === 0)) return;
  const number = String(random.between(100_000_000, 999_999_999));
  life.actions.fulfill(order.id, { trackingNumbers: [number], company: random.pick(couriers) });
}

function scanOne(life: LifeOptions): void {
  const order = pickOrder(life, isOnTheWay);
  if (!order) return;
  const now = order.fulfillments.at(-1)?.shipmentStatus ?? '';
  life.actions.updateShipment({ orderId: order.id }, { status: nextScan[now] ?? 'in_transit' });
}

function payOne(life: LifeOptions): void {
  const order = pickOrder(life, (item) => computeOrderTotals(item).outstanding > 0);
  if (!order) return;
  if (computeFinancialStatus(order) === 'authorized') life.actions.capture(order.id);
  else life.actions.markPaid(order.id);
}

function cancelOne(life: LifeOptions): void {
  const order = pickOrder(life, isUnshipped);
  if (order) life.actions.cancel(order.id, { reason: 'customer' });
}

function refundOne(life: LifeOptions): void {
  const order = pickOrder(life, (item) => {
    const totals = computeOrderTotals(item);
    return totals.received > totals.refunded && item.lines.some((l) => l.currentQuantity > 0);
  });
  const line = order?.lines.find((item) => item.currentQuantity > 0 && !item.tip);
  if (!order || !line) return;
  const restockType = computeFulfillmentStatus(order) === 'fulfilled' ? 'return' : 'cancel';
  life.actions.refund(order.id, { lines: [{ lineId: line.id, quantity: 1, restockType }] });
}

function editOne(life: LifeOptions): void {
  const order = pickOrder(life, isUnshipped);
  const { state, random } = life.context;
  if (!order) return;
  const variantId = random.pick(readShelf(state).variants).id;
  life.actions.editOrder(order.id, { add: [{ variantId, quantity: 1 }] });
}

function countStock(life: LifeOptions): void {
  const { state, random } = life.context;
  const levels = [...state.levels.values()];
  if (levels.length === 0) return;
  const { itemId, locationId } = random.pick(levels);
  life.actions.setInventory({ itemId, locationId, available: random.between(0, 150) });
}

function changePrice(life: LifeOptions): void {
  const { state, random } = life.context;
  const product = random.pick([...state.products.values()]);
  const variant = random.pick(product.variants);
  const price = Math.max(9900, variant.price + random.between(-5, 5) * 1000);
  life.actions.updateProduct(product.id, { variants: { [variant.id]: { price } } });
}

/** One thing that happens in a shop; orders most of all. */
export function liveOnce(life: LifeOptions): void {
  const { state, random } = life.context;
  if (state.products.size === 0) return;
  random.weighted<(options: LifeOptions) => void>([
    [place, 40],
    [shipOne, 16],
    [scanOne, 16],
    [payOne, 10],
    [countStock, 6],
    [editOne, 3],
    [refundOne, 3],
    [cancelOne, 3],
    [changePrice, 3],
  ])(life);
}

/** Goes on until the returned function is called. */
export function startLife(life: LifeOptions): () => void {
  const timer = setInterval(() => liveOnce(life), life.everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
