import { z } from 'zod';
import { idText } from './common.ts';
import { fullDumpBody, schedulerStatus } from './shopifyJobs.ts';

/** Streams are called as the platform's connector calls them. */
export const scheduleParams = z.strictObject({
  id: idText,
  stream: z.string().regex(/^[a-z]\w{0,40}$/),
});

/** What runs by itself, of any platform; empty where nothing is fetched. */
export const streamSchedules = z
  .object({ items: schedulerStatus.shape.streams })
  .meta({ id: 'StreamSchedules' });

export const streamScheduleBody = z
  .strictObject({
    intervalMinutes: z.int().min(1).max(10_080).optional(),
    /** false: the stream is read when somebody asks for it. */
    running: z.boolean().optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'say intervalMinutes or running');

/** `{days}`, `{from, to}` or `{all: true}`, as of a full dump. */
export const historyBody = fullDumpBody;
