import { z } from 'zod';
import { count, time } from './common.ts';
import { freshness } from './freshness.ts';

const stamp = z.string().meta({ description: 'Opaque: another one means that records may differ' });

/** Event `records`: ask for a list again when its stamp changes. */
export const recordsNews = z
  .object({ orders: stamp, products: stamp, customers: stamp, inventory: stamp, profit: stamp })
  .meta({ id: 'RecordsNews' });

/** Event `webhooks`: ask for deliveries and their figures again. */
export const webhooksNews = z
  .object({
    items: z.array(
      z.object({
        connectionId: z.string(),
        lastDeliveryAt: time.nullable(),
        rejected: count.meta({ description: 'Deliveries so far whose signature was wrong' }),
      }),
    ),
  })
  .meta({ id: 'WebhooksNews' });

/** Event `freshness`: what GET /api/freshness answers the same caller. */
export const freshnessNews = freshness;
