import { randomUUID } from 'node:crypto';
import type { Random } from '../state/random.ts';
import type { Delivery, DeliveryAttempt, DeliveryMode } from './deliveryTypes.ts';
import { createPoster } from './postDelivery.ts';
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

export interface DeliveryEngine {
  deliveries: Delivery[];
  add: (delivery: Omit<Delivery, 'webhookId' | 'attempts' | 'state'>) => void;
  resend: (delivery: Delivery) => void;
  flush: () => Promise<void>;
  setPaused: (paused: boolean) => void;
  setMode: (mode: DeliveryMode) => void;
  setSecret: (secret: string) => void;
  close: () => void;
}

/** Queue, network and retries of webhooks. */
export function createDeliveryEngine(options: EngineOptions): DeliveryEngine {
  const poster = createPoster();
  const deliveries: Delivery[] = [];
  let queue: Queued[] = [];
  const idle: (() => void)[] = [];
  const status = { running: 0, paused: false, closed: false, secret: options.secret };
  let mode: DeliveryMode = {};
  let timer: NodeJS.Timeout | null = null;

  const attempt = async (delivery: Delivery): Promise<void> => {
    const headers = toHeaders(delivery, status.secret, options);
    const { uri, body } = delivery;
    const answer = await poster.post({ uri, headers, body, timeoutMs: options.timeoutMs });
    const ok = 'status' in answer && answer.status >= 200 && answer.status < 300;
    delivery.attempts.push(toAttempt(options.clock(), answer));
    if (ok) {
      delivery.state = 'delivered';
      options.onDelivered(delivery);
    } else if (delivery.attempts.length > maxRetries) {
      delivery.state = 'failed';
      options.onGivenUp(delivery);
    } else {
      const wait = options.backoffMs * 2 ** (delivery.attempts.length - 1);
      queue.push({ delivery, dueAt: Date.now() + wait });
    }
  };

  const takeNext = (): Queued | null => {
    const now = idle.length > 0 ? Number.POSITIVE_INFINITY : Date.now();
    const due = queue.filter((item) => item.dueAt <= now);
    const overtaking = mode.reorder !== undefined && options.random.chance(mode.reorder);
    const index = overtaking ? options.random.between(0, Math.min(due.length, 20) - 1) : 0;
    const next = due[Math.max(0, index)];
    if (!next) return null;
    queue.splice(queue.indexOf(next), 1);
    return next;
  };

  const pump = (): void => {
    while (!status.paused && !status.closed && status.running < parallel) {
      const next = takeNext();
      if (!next) break;
      status.running += 1;
      void attempt(next.delivery).finally(() => {
        status.running -= 1;
        pump();
      });
    }
    if (status.running === 0 && (queue.length === 0 || status.paused))
      for (const done of idle.splice(0)) done();
    schedule();
  };

  const schedule = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (queue.length === 0 || status.paused || status.closed || status.running >= parallel) return;
    const soonest = queue.reduce((low, item) => Math.min(low, item.dueAt), Number.MAX_VALUE);
    timer = setTimeout(pump, Math.max(1, soonest - Date.now()));
    timer.unref();
  };

  const enqueue = (delivery: Delivery): void => {
    const delay = mode.delayMs === undefined ? 0 : options.random.between(0, mode.delayMs);
    queue.push({ delivery, dueAt: Date.now() + delay });
    setImmediate(pump);
  };

  return {
    deliveries,
    add: (draft) => {
      const delivery: Delivery = {
        ...draft,
        webhookId: randomUUID(),
        attempts: [],
        state: 'queued',
      };
      deliveries.push(delivery);
      if (deliveries.length > keptDeliveries) deliveries.shift();
      if (mode.drop !== undefined && options.random.chance(mode.drop)) {
        delivery.state = 'dropped';
        return;
      }
      enqueue(delivery);
      if (mode.duplicate !== undefined && options.random.chance(mode.duplicate)) enqueue(delivery);
    },
    resend: enqueue,
    flush: () =>
      new Promise((resolve) => {
        idle.push(resolve);
        pump();
      }),
    setPaused: (paused) => {
      status.paused = paused;
      pump();
    },
    setMode: (next) => {
      mode = next;
    },
    setSecret: (secret) => {
      status.secret = secret;
    },
    close: () => {
      status.closed = true;
      queue = [];
      pump();
      poster.close();
    },
  };
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
