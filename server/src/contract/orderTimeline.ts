import { z } from 'zod';
import { timelineKinds, timelineOrigins } from '../domain/order/timeline.ts';
import { connectionQuery, count, listOf, pageQuery, time } from './common.ts';

const text = z.string().nullable();

/** `GET /api/orders/waiting`: orders the cache holds that wait for a SKU (spec 4.7). No contacts. */
export const waitingQuery = z.strictObject({ ...pageQuery, ...connectionQuery });
export const waitingOrder = z
  .object({
    entryId: z.string(),
    orderNumber: text,
    externalId: z.string(),
    connectionId: z.string(),
    receivedAt: time,
    /** Since when it waits. */
    since: time,
    message: z.string(),
    /** SKU codes; a variant's id where it has none. */
    missing: z.array(z.string()),
    attempts: count,
  })
  .meta({ id: 'WaitingOrder' });
export const waitingOrderList = listOf(waitingOrder);

/** `GET /api/orders/:id/timeline`, newest first: what came when, and by which path. */
export const orderTimeline = z
  .object({
    items: z.array(
      z.object({
        at: time,
        kind: z.enum(timelineKinds),
        title: z.string(),
        detail: text,
        /** The person or API key. */
        by: text,
        origin: z.enum(timelineOrigins).nullable(),
        topic: text,
        /** The platform's id of the delivery. */
        deliveryId: text,
      }),
    ),
  })
  .meta({ id: 'OrderTimeline' });
