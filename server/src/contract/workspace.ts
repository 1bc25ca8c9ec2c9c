import { z } from 'zod';
import { isTimeZone } from '../domain/timeZone.ts';

/** ISO 4217; null while no connection says one. */
const currency = z.string().nullable();

/** The workspace as whoever signed in needs it. */
export const workspaceGlance = z
  .object({ id: z.string(), name: z.string(), timezone: z.string(), currency })
  .meta({ id: 'WorkspaceGlance' });

export const workspace = workspaceGlance
  .extend({
    timezoneSource: z.enum(['set', 'connection', 'default']).meta({
      description: 'set: by an admin; connection: of the first connection; default: UTC',
    }),
  })
  .meta({ id: 'Workspace' });

export const workspaceChangeBody = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  timezone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'must be a time zone such as Asia/Kolkata')
    .nullable()
    .optional()
    .meta({ description: 'IANA name; null: the zone of the first connection again' }),
});
