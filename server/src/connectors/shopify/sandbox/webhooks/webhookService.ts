import { randomUUID } from 'node:crypto';
import type { TopicBody } from '../actions/actionContext.ts';
import { toRestCustomer } from '../rest/restCustomer.ts';
import { toRestOrder } from '../rest/restOrder.ts';
import { toRestProduct } from '../rest/restProduct.ts';
import type { Random } from '../state/random.ts';
import type { ShopState } from '../state/shopState.ts';
import type { SubscriptionState } from '../state/types.ts';
import {
  addDelivery,
  closeDeliveries,
  createDeliveryEngine,
  enqueueDelivery,
  flushDeliveries,
  pauseDeliveries,
  type DeliveryEngine,
} from './deliveryEngine.ts';
import type { WebhookControls } from './deliveryTypes.ts';
import type { SubscriptionService } from './subscriptions.ts';

export interface WebhookServiceOptions {
  state: ShopState;
  subscriptions: SubscriptionService;
  random: Random;
  secret: string;
  backoffMs: number;
  timeoutMs: number;
}

export interface WebhookService {
  controls: WebhookControls;
  emit: (topics: TopicBody[]) => void;
  close: () => void;
}

/** The id of Shopify's test notifications: beyond 2^53, so a plain JSON.parse rounds it (shopify-facts 7). */
const testId = '820982911946154508';

/** Nanoseconds, as Shopify writes them: `2024-08-07T22:57:57.290670248Z`. */
function toTriggeredAt(now: Date, random: Random): string {
  const nanoseconds = String(random.between(0, 999_999)).padStart(6, '0');
  return now.toISOString().replace('Z', `${nanoseconds}Z`);
}

/** `includeFields` cuts a body down to some of its top-level keys. */
function toBodyText(body: unknown, subscription: SubscriptionState): string {
  const { includeFields } = subscription;
  if (includeFields.length === 0 || typeof body !== 'object' || body === null)
    return JSON.stringify(body);
  const kept = Object.entries(body).filter(([key]) => includeFields.includes(key));
  return JSON.stringify(Object.fromEntries(kept));
}

function buildSample(state: ShopState, topic: string): unknown {
  const order = [...state.orders.values()].at(-1);
  const product = [...state.products.values()].at(-1);
  const customer = [...state.customers.values()].at(-1);
  if (topic.startsWith('orders/') && order) return toRestOrder(state, order);
  if (topic.startsWith('products/') && product) return toRestProduct(state, product);
  if (topic.startsWith('customers/') && customer) return toRestCustomer(state.info, customer);
  throw new Error(`The shop has nothing to make a test notification for ${topic} of`);
}

/** Delivered ones clear the count of failures; given-up ones cost an API subscription its life. */
function openEngine(options: WebhookServiceOptions): DeliveryEngine {
  const { state, subscriptions, random } = options;
  return createDeliveryEngine({
    domain: state.info.domain,
    apiVersion: () => state.apiVersion,
    secret: options.secret,
    random,
    clock: () => state.clock(),
    backoffMs: options.backoffMs,
    timeoutMs: options.timeoutMs,
    onDelivered: (delivery) => {
      const subscription = state.subscriptions.get(delivery.subscriptionId);
      if (subscription) subscription.failures = 0;
    },
    onGivenUp: (delivery) => {
      const subscription = state.subscriptions.get(delivery.subscriptionId);
      if (!subscription) return;
      subscription.failures += 1;
      if (!subscription.fromApp) subscriptions.remove(subscription.id);
    },
  });
}

interface ShopEvent {
  id: string;
  test: boolean;
}

export function createWebhookService(options: WebhookServiceOptions): WebhookService {
  const { state, subscriptions, random } = options;
  const engine = openEngine(options);
  const send = (topic: string, make: () => unknown, event: ShopEvent): void => {
    const listeners = subscriptions.forTopic(topic);
    if (listeners.length === 0) return;
    const body = make();
    for (const listener of listeners) {
      const text = toBodyText(body, listener);
      addDelivery(engine, {
        eventId: event.id,
        topic,
        subscriptionId: listener.id,
        name: listener.name,
        uri: listener.uri,
        body: event.test ? text.replace(/\d{12,}/g, testId) : text,
        triggeredAt: toTriggeredAt(state.clock(), random),
        test: event.test,
      });
    }
  };
  return {
    emit: (topics) => {
      const event = { id: randomUUID(), test: false };
      for (const { topic, body } of topics) send(topic, body, event);
    },
    close: () => closeDeliveries(engine),
    controls: {
      deliveries: engine.deliveries,
      flush: () => flushDeliveries(engine),
      pause: () => pauseDeliveries(engine, true),
      resume: () => pauseDeliveries(engine, false),
      setMode: (mode) => {
        engine.mode = mode;
      },
      resend: (delivery) => enqueueDelivery(engine, delivery),
      sendTest: (topic) =>
        send(topic, () => buildSample(state, topic), { id: randomUUID(), test: true }),
      configure: (topic, uri) => {
        subscriptions.configure(topic, uri);
      },
      setSecret: (secret) => {
        engine.secret = secret;
      },
    },
  };
}
