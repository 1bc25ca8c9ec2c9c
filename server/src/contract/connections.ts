import { z } from 'zod';
import { count, idText, listOf, pageQuery, time } from './common.ts';

const connectionStatus = z.enum(['connected', 'syncing', 'error', 'disconnected']);
const platform = z.string().regex(/^[a-z][A-Za-z0-9]{1,40}$/);
const name = z.string().trim().min(1).max(100);
const fields = z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,40}$/), z.string().max(4000));

export const connection = z
  .object({
    id: z.string(),
    platform: z.string(),
    name: z.string(),
    account: z.string(),
    status: connectionStatus,
    statusReason: z.string().nullable(),
    settings: z.record(z.string(), z.string()),
    /** Write-only: the end of each is shown, never more (spec 10.2). */
    credentials: z.array(z.object({ field: z.string(), last4: z.string().nullable() })),
    /** The platform's own pages of this account; null where there are none (a sandbox). */
    adminUrl: z.string().nullable(),
    /** null where the platform has no versions. `answered` is null until it was asked. */
    apiVersion: z
      .object({
        configured: z.string(),
        answered: z.string().nullable(),
        differs: z.boolean(),
        answeredAt: time.nullable(),
      })
      .nullable(),
    currency: z.string(),
    timezone: z.string(),
    notices: z.array(z.object({ code: z.string(), message: z.string(), at: time })),
    rejectedWebhooks: count,
    lastRejectedAt: time.nullable(),
    lastSyncAt: time.nullable(),
    /** When Sync Now may be asked for again (spec 7.5); null: now. `message` says it in words. */
    syncNow: z.object({ nextAllowedAt: time.nullable(), message: z.string().nullable() }),
    processorPaused: z.boolean(),
    retentionDays: z.record(z.string(), count),
    createdAt: time,
  })
  .meta({ id: 'Connection' });
export const connectionList = listOf(connection);
export const connectionsQuery = z.strictObject({ ...pageQuery, platform: platform.optional() });

/** A field of a connection's form, as the connector describes it. */
const formField = z.object({
  name: z.string(),
  label: z.string(),
  /** Sent in `credentials`, sealed and never shown again; the others go in `settings`. */
  secret: z.boolean(),
  required: z.boolean(),
  placeholder: z.string().nullable(),
  help: z.string().nullable(),
});
export const platformInfo = z
  .object({
    id: z.string(),
    name: z.string(),
    category: z.string(),
    fields: z.array(formField),
    /** What it brings; `fetched` is false for what is sent or uploaded to us. */
    streams: z.array(z.object({ name: z.string(), fetched: z.boolean() })),
  })
  .meta({ id: 'Platform' });
export const platformList = z.object({ items: z.array(platformInfo) });

export const newConnectionBody = z.strictObject({
  platform,
  name: name.optional(),
  settings: fields.default({}),
  credentials: fields.default({}),
});
export const connectionChangeBody = z.strictObject({
  name: name.optional(),
  settings: fields.optional(),
  credentials: fields.optional(),
  processorPaused: z.boolean().optional(),
  retentionDays: z
    .record(z.string().regex(/^[a-z]\w{0,40}$/), z.int().min(1).max(3650).nullable())
    .optional()
    .meta({
      description:
        'By stream: raw data of processed entries is dropped after so many days; null keeps it',
    }),
});

export const checks = z
  .object({
    ok: z.boolean(),
    checks: z.array(z.object({ check: z.string(), ok: z.boolean(), message: z.string() })),
  })
  .meta({ id: 'ConnectionChecks' });
export const checkedConnection = z.object({ connection, ...checks.shape });
export const startedJob = z.object({ jobId: z.string() }).meta({ id: 'StartedJob' });
export const connectionChoice = z.strictObject({ connectionId: idText.optional() });
