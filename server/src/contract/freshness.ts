import { z } from 'zod';
import { count, time } from './common.ts';
import { connection } from './connections.ts';

const item = z
  .object({
    connectionId: z.string(),
    platform: z.string(),
    platformName: z.string(),
    /** store, ads, shipping, payments, messaging, file. */
    category: z.string(),
    name: z.string(),
    status: connection.shape.status,
    /** Left out for warehouse teams. */
    statusReason: z.string().nullable().optional(),
    lastSyncAt: time.nullable(),
    /** Newest raw record of any stream. */
    lastReceivedAt: time.nullable(),
    /** null while every schedule is stopped. */
    nextRunAt: time.nullable(),
    /** Raw records that wait for the processor, those being processed included. */
    pending: count,
    failed: count,
  })
  .meta({ id: 'FreshnessItem' });

export const freshness = z
  .object({
    items: z.array(item),
    updatedAt: time.nullable().meta({
      description: "The oldest of the connections' newest data; null while nothing came yet",
    }),
  })
  .meta({ id: 'Freshness' });
