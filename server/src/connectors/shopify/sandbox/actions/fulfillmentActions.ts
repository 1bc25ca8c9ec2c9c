import { computeFulfillable, computeFulfillmentStatus } from '../state/orderStatus.ts';
import type { FulfillmentState, OrderState } from '../state/orderTypes.ts';
import { findOrder, nextId, readClock, type ShopState } from '../state/shopState.ts';
import { touchOrder, type ActionContext } from './actionContext.ts';
import { applyStockMoves } from './stock.ts';
import { fulfillmentTopic, orderTopic } from './topics.ts';

export interface FulfillSpec {
  /** Left out = everything that is left. */
  lines?: { lineId: number; quantity: number }[];
  trackingNumbers?: string[];
  trackingUrls?: string[];
  company?: string | null;
  locationId?: number;
}

function pickLines(order: OrderState, spec: FulfillSpec): { lineId: number; quantity: number }[] {
  const open = order.lines.map((line) => ({
    lineId: line.id,
    quantity: computeFulfillable(order, line),
  }));
  const wanted = spec.lines ?? open.filter((line) => line.quantity > 0);
  for (const line of wanted) {
    const left = open.find((candidate) => candidate.lineId === line.lineId)?.quantity ?? 0;
    if (line.quantity < 1 || line.quantity > left)
      throw new Error('Invalid fulfillment order line item quantity requested.');
  }
  if (wanted.length === 0)
    throw new Error('Fulfillment order has an unfulfillable status= closed.');
  return wanted;
}

function buildFulfillment(
  state: ShopState,
  order: OrderState,
  spec: FulfillSpec,
): FulfillmentState {
  const now = readClock(state);
  const location = spec.locationId ?? [...state.locations.keys()][0] ?? 0;
  return {
    id: nextId(state, 'fulfillment'),
    name: `${order.name}.${order.fulfillments.length + 1}`,
    status: 'success',
    shipmentStatus: null,
    trackingNumbers: spec.trackingNumbers ?? [],
    trackingUrls: spec.trackingUrls ?? [],
    trackingCompany: spec.company ?? null,
    locationId: location,
    lines: pickLines(order, spec).map((line) => ({
      id: nextId(state, 'fulfillmentLine'),
      ...line,
    })),
    createdAt: now,
    updatedAt: now,
  };
}

/** Ships lines (or all that is left) with tracking. */
export function fulfill(context: ActionContext, orderId: number, spec: FulfillSpec = {}) {
  const { state } = context;
  const order = findOrder(state, orderId);
  const fulfillment = buildFulfillment(state, order, spec);
  order.fulfillments.push(fulfillment);
  touchOrder(state, order);
  applyStockMoves(
    state,
    fulfillment.lines.map((item) => ({
      variantId: order.lines.find((line) => line.id === item.lineId)?.variantId ?? null,
      available: 0,
      committed: -item.quantity,
    })),
  );
  context.record({
    action: 'create',
    resource: 'fulfillment',
    id: fulfillment.id,
    details: { orderId, company: fulfillment.trackingCompany },
  });
  const whole = computeFulfillmentStatus(order) === 'fulfilled';
  context.emit([
    fulfillmentTopic(state, 'create', { order, fulfillment }),
    orderTopic(state, whole ? 'fulfilled' : 'partially_fulfilled', order),
    orderTopic(state, 'updated', order),
  ]);
  return fulfillment;
}

export interface ShipmentPatch {
  /** REST words: in_transit, out_for_delivery, delivered, failure … */
  status?: string;
  trackingNumbers?: string[];
  trackingUrls?: string[];
  company?: string;
  /** The fulfilment itself was called off: its units are to be shipped again. */
  cancelled?: boolean;
}

/** A scan of the courier or a correction of the tracking. Left out fulfilment = the order's last one. */
export function updateShipment(
  context: ActionContext,
  at: { orderId: number; fulfillmentId?: number },
  patch: ShipmentPatch,
): FulfillmentState {
  const { state } = context;
  const order = findOrder(state, at.orderId);
  const fulfillment = at.fulfillmentId
    ? order.fulfillments.find((candidate) => candidate.id === at.fulfillmentId)
    : order.fulfillments.at(-1);
  if (!fulfillment) throw new Error(`Order ${order.name} has no such fulfilment`);
  if (patch.status !== undefined) fulfillment.shipmentStatus = patch.status;
  if (patch.trackingNumbers) fulfillment.trackingNumbers = patch.trackingNumbers;
  if (patch.trackingUrls) fulfillment.trackingUrls = patch.trackingUrls;
  if (patch.company) fulfillment.trackingCompany = patch.company;
  if (patch.cancelled) fulfillment.status = 'cancelled';
  fulfillment.updatedAt = readClock(state);
  touchOrder(state, order);
  const { id } = fulfillment;
  context.record({
    action: 'update',
    resource: 'fulfillment',
    id,
    details: { orderId: order.id, status: fulfillment.shipmentStatus },
  });
  context.emit([
    fulfillmentTopic(state, 'update', { order, fulfillment }),
    orderTopic(state, 'updated', order),
  ]);
  return fulfillment;
}
