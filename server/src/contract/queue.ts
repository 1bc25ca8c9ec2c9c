import { z } from 'zod';
import { connectionQuery, count, time } from './common.ts';
import { job } from './shopifyJobs.ts';

export const queueQuery = z.strictObject(connectionQuery);

/** What waits and in which order (spec 7.7). */
export const queue = z
  .object({
    running: z.array(job),
    /** In the order they will run: by priority, then by who has waited longest. */
    waiting: z.array(job),
    /** Entries the processor has to do; streams with nothing are left out. */
    entries: z.array(
      z.object({
        connectionId: z.string(),
        stream: z.string(),
        pending: count,
        processing: count,
        /** Failed ones that will be tried again by themselves. */
        retryScheduled: count,
        oldestPendingAt: time.nullable(),
      }),
    ),
    /** Scheduled runs to come, soonest first. */
    next: z.array(z.object({ connectionId: z.string(), stream: z.string(), at: time })),
  })
  .meta({ id: 'Queue' });
