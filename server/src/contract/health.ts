import { z } from 'zod';

export const live = z.object({ status: z.literal('ok') }).meta({ id: 'Live' });
export const ready = z
  .object({ status: z.literal('ready'), checks: z.object({ database: z.literal('ok') }) })
  .meta({ id: 'Ready' });
