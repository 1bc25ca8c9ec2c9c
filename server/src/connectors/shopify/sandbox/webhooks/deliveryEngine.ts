import { randomUUID } from 'node:crypto';
import type { Random } from '../state/random.ts';
import type { Delivery, DeliveryAttempt, DeliveryMode } from './deliveryTypes.ts';
import { createPoster, type Poster } from './postDelivery.ts';
import { computeSignature } from './signature.ts';

/** Tries after the first one; then the subscription is removed (shopify-facts 7). */
const maxRetries = 8;
const parallel = 8;
const keptDeliveries = 5000;

export interface EngineOptions {
  domain: string;
  apiVersion: () => string;
  secret: string;
  random: Random;
  clock: () => Date;
  /** Wait before the first retry; doubles each time. */
  backoffMs: number;
  timeoutMs: number;
  onGivenUp: (delivery: Delivery) => void;
  onDelivered: (delivery: Delivery) => void;
}

interface Queued {
  delivery: Delivery;
  dueAt: number;
}

/** Queue, network and retries of webhooks. */
export interface DeliveryEngine {
  readonly options: EngineOptions;
  readonly poster: Poster;
  readonly deliveries: Delivery[];
  queue: Queued[];
  running: number;
  paused: boolean;
  closed: boolean;
  secret: string;
  mode: DeliveryMode;
  timer: NodeJS.Timeout | null;
  /** Those who wait for an empty queue; while there are any, nothing waits for its time. */
  waiting: (() => void)[];
}

export function createDeliveryEngine(options: EngineOptions): DeliveryEngine {
  return {
    options,
    poster: createPoster(),
    deliveries: [],
    queue: [],
    running: 0,
    paused: false,
    closed: false,
    secret: options.secret,
    mode: {},
    timer: null,
    waiting: [],
  };
}

/** Puts a delivery into the queue, as the network's mode allows. */
export function addDelivery(
  engine: DeliveryEngine,
  draft: Omit<Delivery, 'webhookId' | 'attempts' | 'state'>,
): void {
  const { mode, deliveries, options } = engine;
  const delivery: Delivery = { ...draft, webhookId: randomUUID(), attempts: [], state: 'queued' };
  deliveries.push(delivery);
  if (deliveries.length > keptDeliveries) deliveries.shift();
  if (mode.drop !== undefined && options.random.chance(mode.drop)) {
    delivery.state = 'dropped';
    return;
  }
  enqueueDelivery(engine, delivery);
  if (mode.duplicate !== undefined && options.random.chance(mode.duplicate))
    enqueueDelivery(engine, delivery);
}

export function enqueueDelivery(engine: DeliveryEngine, delivery: Delivery): void {
  const { delayMs } = engine.mode;
  const delay = delayMs === undefined ? 0 : engine.options.random.between(0, delayMs);
  engine.queue.push({ delivery, dueAt: Date.now() + delay });
  setImmediate(pump, engine);
}

export function flushDeliveries(engine: DeliveryEngine): Promise<void> {
  return new Promise((resolve) => {
    engine.waiting.push(resolve);
    pump(engine);
  });
}

export function pauseDeliveries(engine: DeliveryEngine, paused: boolean): void {
  engine.paused = paused;
  pump(engine);
}

export function closeDeliveries(engine: DeliveryEngine): void {
  engine.closed = true;
  engine.queue = [];
  pump(engine);
  engine.poster.close();
}

function pump(engine: DeliveryEngine): void {
  while (!engine.paused && !engine.closed && engine.running < parallel) {
    const next = takeNext(engine);
    if (!next) break;
    engine.running += 1;
    void attempt(engine, next.delivery).finally(() => {
      engine.running -= 1;
      pump(engine);
    });
  }
  if (engine.running === 0 && (engine.queue.length === 0 || engine.paused))
    for (const done of engine.waiting.splice(0)) done();
  schedule(engine);
}

function takeNext(engine: DeliveryEngine): Queued | null {
  const { mode, options } = engine;
  const now = engine.waiting.length > 0 ? Number.POSITIVE_INFINITY : Date.now();
  const due = engine.queue.filter((item) => item.dueAt <= now);
  const overtaking = mode.reorder !== undefined && options.random.chance(mode.reorder);
  const index = overtaking ? options.random.between(0, Math.min(due.length, 20) - 1) : 0;
  const next = due[Math.max(0, index)];
  if (!next) return null;
  engine.queue.splice(engine.queue.indexOf(next), 1);
  return next;
}

function schedule(engine: DeliveryEngine): void {
  if (engine.timer) clearTimeout(engine.timer);
  engine.timer = null;
  const idle = engine.queue.length === 0 || engine.paused || engine.closed;
  if (idle || engine.running >= parallel) return;
  const soonest = engine.queue.reduce((low, item) => Math.min(low, item.dueAt), Number.MAX_VALUE);
  engine.timer = setTimeout(pump, Math.max(1, soonest - Date.now()), engine);
  engine.timer.unref();
}

async function attempt(engine: DeliveryEngine, delivery: Delivery): Promise<void> {
  const { options } = engine;
  const headers = toHeaders(delivery, engine.secret, options);
  const { uri, body } = delivery;
  const { timeoutMs } = options;
  const answer = await engine.poster.post({ uri, headers, body, timeoutMs });
  delivery.attempts.push(toAttempt(options.clock(), answer));
  if ('status' in answer && answer.status >= 200 && answer.status < 300) {
    delivery.state = 'delivered';
    options.onDelivered(delivery);
  } else if (delivery.attempts.length > maxRetries) {
    delivery.state = 'failed';
    options.onGivenUp(delivery);
  } else {
    const wait = options.backoffMs * 2 ** (delivery.attempts.length - 1);
    if (!engine.closed) engine.queue.push({ delivery, dueAt: Date.now() + wait });
  }
}

function toAttempt(at: Date, answer: { status: number } | { error: string }): DeliveryAttempt {
  return {
    at: at.toISOString(),
    status: 'status' in answer ? answer.status : null,
    error: 'error' in answer ? answer.error : null,
  };
}

function toHeaders(
  delivery: Delivery,
  secret: string,
  options: EngineOptions,
): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Shopify-Captain-Hook',
    'X-Shopify-Topic': delivery.topic,
    'X-Shopify-Hmac-Sha256': computeSignature(delivery.body, secret),
    'X-Shopify-Shop-Domain': options.domain,
    'X-Shopify-API-Version': options.apiVersion(),
    'X-Shopify-Webhook-Id': delivery.webhookId,
    'X-Shopify-Event-Id': delivery.eventId,
    'X-Shopify-Triggered-At': delivery.triggeredAt,
    ...(delivery.name === null ? {} : { 'X-Shopify-Name': delivery.name }),
    ...(delivery.test ? { 'X-Shopify-Test': 'true' } : {}),
  };
}
