import { createShopActions } from '../actions/shopActions.ts';
import type { ActionContext } from '../actions/actionContext.ts';
import type { DemoSize } from '../options.ts';
import { createRandom } from '../state/random.ts';
import type { ShopState } from '../state/shopState.ts';
import { makeProduct } from './catalogue.ts';
import { playHistory, type HistoryClock, type HistoryTools } from './history.ts';
import { makeOrder, readShelf } from './orderKinds.ts';
import { makeCustomer } from './people.ts';

const day = 86_400_000;

/**
 * Fills an empty shop by seed: catalogue, customers, then orders in the order of their dates, each with its history
 * up to now. The same seed gives the same shop (dates are relative to the clock). Nothing is announced or logged.
 */
export function fillDemoShop(state: ShopState, size: DemoSize, seed: number): void {
  const random = createRandom(seed);
  const context: ActionContext = { state, random, record: () => undefined, emit: () => undefined };
  const actions = createShopActions(context);
  const realClock = state.clock;
  const end = realClock().getTime();
  const clock: HistoryClock = { at: end - (size.days + 30) * day, end };
  state.clock = () => new Date(clock.at);
  for (let number = 1; number <= size.products; number += 1)
    actions.createProduct(makeProduct(random, number));
  for (let number = 1; number <= size.customers; number += 1)
    actions.createCustomer(makeCustomer(random, number));
  const tools: HistoryTools = { actions, random, shelf: readShelf(state), clock };
  fillOrders(tools, size);
  state.clock = realClock;
  for (const order of state.orders.values())
    touchCustomer(state, order.customerId, order.updatedAt);
}

function fillOrders(tools: HistoryTools, size: DemoSize): void {
  const { clock, random, actions, shelf } = tools;
  if (shelf.variants.length === 0 || shelf.customers.length === 0) return;
  const step = (size.days * day) / Math.max(1, size.orders);
  for (let number = 1; number <= size.orders; number += 1) {
    const back = (size.orders - number + 1) * step;
    clock.at = clock.end - Math.floor(back) + random.between(0, Math.floor(step * 0.9));
    const order = actions.createOrder(makeOrder(random, shelf, number));
    playHistory(tools, order);
  }
}

function touchCustomer(state: ShopState, id: number | null, at: string): void {
  const customer = id === null ? undefined : state.customers.get(id);
  if (customer && customer.updatedAt < at) customer.updatedAt = at;
}
