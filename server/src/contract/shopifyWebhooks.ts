import { z } from 'zod';
import {
  connectionQuery,
  count,
  fromTime,
  idText,
  isSaneRange,
  listOf,
  pageQuery,
  time,
  toTime,
} from './common.ts';

export const webhookParams = z.strictObject({
  topic: z.enum([
    'orders',
    'products',
    'customers',
    'inventory',
    'refunds',
    'fulfillments',
    'shop',
    'app',
    'compliance',
  ]),
});
const outcome = z.enum(['stored', 'duplicate', 'unchanged', 'stale', 'ignored']);
export const received = z.object({ status: outcome }).meta({ id: 'WebhookReceived' });

export const webhookStates = z
  .object({
    items: z.array(
      z.object({
        topic: z.string(),
        url: z.string(),
        state: z.enum(['registered', 'missing', 'wrong', 'manual', 'unknown']),
        registeredUrls: z.array(z.string()),
      }),
    ),
    rejected: z.object({ count, lastAt: time.nullable() }),
  })
  .meta({
    id: 'WebhookStates',
    description: 'Every URL to copy, and what the platform has registered',
  });
export const webhookQuery = z.strictObject(connectionQuery);
export const registerBody = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional()
    .meta({
      description: 'Where the platform reaches us; else PUBLIC_URL, else the address of this call',
    }),
});
export const registered = z
  .object({
    registered: count,
    unchanged: count,
    failed: z.array(z.object({ topic: z.string(), message: z.string() })),
  })
  .meta({ id: 'WebhooksRegistered' });

/** `rejected` deliveries are counted and not kept; `total` is the sum of all outcomes. */
export const webhookSummary = z
  .object({
    last24h: z.object({
      total: count,
      stored: count,
      duplicate: count,
      stale: count,
      unchanged: count,
      ignored: count,
      rejected: count,
    }),
    /** From arrival to the durable write, of the last deliveries (at most 1,000). */
    latency: z.object({ p50Ms: count.nullable(), p95Ms: count.nullable(), samples: count }),
    lastReceivedAt: time.nullable(),
    /** Since the connection was made. */
    rejected: z.object({ count, lastAt: time.nullable() }),
  })
  .meta({ id: 'WebhookSummary' });

export const deliveryQuery = z
  .strictObject({
    ...pageQuery,
    ...connectionQuery,
    topic: z
      .string()
      .regex(/^[\w./]{1,80}$/)
      .optional(),
    outcome: outcome.optional(),
    entryId: idText.optional(),
    receivedFrom: fromTime.optional(),
    receivedTo: toTime.optional(),
  })
  .refine(({ receivedFrom, receivedTo }) => isSaneRange(receivedFrom, receivedTo), {
    path: ['receivedFrom'],
    message: 'must be before receivedTo, at most 20 years',
  });
export const delivery = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    topic: z.string(),
    deliveryId: z.string(),
    eventId: z.string().nullable(),
    apiVersion: z.string().nullable(),
    triggeredAt: time.nullable(),
    receivedAt: time,
    latencyMs: count,
    outcome,
    stream: z.string().nullable(),
    entryId: z.string().nullable(),
    /** What was made of the entry: the id of an order, a customer, … */
    recordId: z.string().nullable(),
    repeats: count,
  })
  .meta({ id: 'Delivery' });
export const deliveryList = listOf(delivery);
export const replayedDelivery = z
  .object({
    entryId: z.string(),
    recordId: z.string().nullable(),
    result: z.enum(['requeued', 'already_pending', 'fetching']),
  })
  .meta({ id: 'ReplayedDelivery' });
