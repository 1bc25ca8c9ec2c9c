import { assertMoneyAddsUp, computeOrderTotals } from '../state/orderMoney.ts';
import { computeFinancialStatus } from '../state/orderStatus.ts';
import type { OrderState } from '../state/orderTypes.ts';
import { addOrder, findCustomer, nextId, readClock, toStamp } from '../state/shopState.ts';
import type { CustomerState } from '../state/types.ts';
import type { ActionContext } from './actionContext.ts';
import { purchaseTopics } from './customerActions.ts';
import { applyDiscounts } from './discounts.ts';
import { buildLine, buildShippingLines, buildTipLine, taxLine, toTaxRule } from './orderLines.ts';
import type { OrderSpec } from './orderSpec.ts';
import { applyStockMoves } from './stock.ts';
import { orderTopic, transactionTopics } from './topics.ts';
import { addTransaction, toOpeningTransactions } from './transactions.ts';

/**
 * Places an order: lines, discounts, taxes, payment and stock, with every webhook the real shop would send.
 * Throws when a variant or customer is unknown or the money would not add up.
 */
export function createOrder(context: ActionContext, spec: OrderSpec): OrderState {
  const { state } = context;
  const customer = spec.customerId ? findCustomer(state, spec.customerId) : null;
  const order = buildOrder(context, spec, customer);
  priceOrder(context, spec, order);
  const payment = spec.payment ?? { kind: 'prepaid' };
  order.paymentUnknown = payment.kind === 'none' && computeOrderTotals(order).total > 0;
  for (const transaction of toOpeningTransactions(payment, computeOrderTotals(order).total))
    addTransaction(state, order, transaction);
  addOrder(state, order);
  if (customer) customer.updatedAt = readClock(state);
  state.version += 1;
  assertMoneyAddsUp(order);
  announce(context, order, customer);
  return order;
}

function announce(context: ActionContext, order: OrderState, customer: CustomerState | null): void {
  const { state } = context;
  const stock = applyStockMoves(
    state,
    order.lines.map((line) => ({
      variantId: line.variantId,
      available: -line.quantity,
      committed: line.quantity,
    })),
  );
  context.record({
    action: 'create',
    resource: 'order',
    id: order.id,
    details: { name: order.name, total: order.originalTotal },
  });
  const paid = computeFinancialStatus(order) === 'paid';
  context.emit([
    orderTopic(state, 'create', order),
    orderTopic(state, 'updated', order),
    ...(paid ? [orderTopic(state, 'paid', order)] : []),
    ...transactionTopics(state, order, order.transactions),
    ...stock,
    ...(customer ? purchaseTopics(state, customer) : []),
  ]);
}

function priceOrder(context: ActionContext, spec: OrderSpec, order: OrderState): void {
  const { state } = context;
  const rule = toTaxRule(state, spec);
  order.lines = spec.lines.map((line) => buildLine(state, line));
  order.shippingLines = buildShippingLines(state, spec, rule);
  order.discountApplications = applyDiscounts(
    spec.discounts ?? [],
    order.lines,
    order.shippingLines,
  );
  order.lines.forEach((line, index) => taxLine(line, spec.lines[index], rule));
  if (spec.tip) order.lines.push(buildTipLine(state, spec.tip));
  order.rev += 1;
  order.originalTotal = computeOrderTotals(order).total;
}

const nameAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'.split('');

function buildOrder(
  context: ActionContext,
  spec: OrderSpec,
  customer: CustomerState | null,
): OrderState {
  const { state, random } = context;
  const number = state.nextOrderNumber;
  state.nextOrderNumber += 1;
  const now = readClock(state);
  const letters = Array.from({ length: 9 }, () => random.pick(nameAlphabet)).join('');
  const web = (spec.sourceName ?? 'web') === 'web';
  return {
    id: nextId(state, 'order'),
    rev: 0,
    number,
    name: spec.name ?? `#${number + 1000}`,
    token: random.hex(32),
    confirmationNumber: letters,
    checkoutToken: web ? random.hex(32) : null,
    ...toMoneySettings(context, spec),
    ...toContact(spec, customer),
    test: spec.test ?? false,
    confirmed: spec.confirmed ?? true,
    edited: false,
    paymentUnknown: false,
    note: spec.note ?? null,
    noteAttributes: spec.noteAttributes ?? [],
    tags: spec.tags ?? [],
    sourceName: spec.sourceName ?? 'web',
    sourceIdentifier: spec.sourceIdentifier ?? null,
    landingSite: spec.landingSite ?? null,
    referringSite: spec.referringSite ?? null,
    browserIp: web ? `49.36.${random.between(1, 254)}.${random.between(1, 254)}` : null,
    acceptsMarketing: spec.acceptsMarketing ?? false,
    locationId: spec.locationId ?? null,
    ...emptyParts(),
    originalTotal: 0,
    cancelReason: null,
    createdAt: now,
    processedAt: spec.processedAt ? toStamp(spec.processedAt) : now,
    updatedAt: now,
    closedAt: null,
    cancelledAt: null,
  };
}

const emptyParts = () => ({
  discountApplications: [],
  lines: [],
  shippingLines: [],
  transactions: [],
  refunds: [],
  fulfillments: [],
  edits: [],
});

function toMoneySettings({ state }: ActionContext, spec: OrderSpec) {
  return {
    currency: state.info.currency,
    presentmentCurrency: spec.presentment?.currency ?? state.info.currency,
    rateMicros: spec.presentment?.rateMicros ?? 1_000_000,
    taxesIncluded: spec.taxesIncluded ?? state.info.taxesIncluded,
    taxExempt: false,
  };
}

/** Email and phone may be on the order, the customer, both or neither (shopify-facts 8). */
function toContact(spec: OrderSpec, customer: CustomerState | null) {
  return {
    customerId: customer?.id ?? null,
    email: spec.email === undefined ? (customer?.email ?? null) : spec.email,
    phone: spec.phone === undefined ? (customer?.phone ?? null) : spec.phone,
    shippingAddress: spec.shippingAddress ?? null,
    billingAddress: spec.billingAddress ?? spec.shippingAddress ?? null,
  };
}
