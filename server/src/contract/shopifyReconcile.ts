import { z } from 'zod';
import { differenceKinds } from '../domain/reconcile.ts';
import { jobStatuses } from '../domain/jobs.ts';
import { connectionQuery, count, fromTime, money, time } from './common.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A date of the connection's time zone, or a time within one: checked as such, kept as written. */
const day = z
  .string()
  .max(40)
  .superRefine((text, context) => {
    for (const issue of fromTime.safeParse(text).error?.issues ?? []) {
      context.addIssue({ code: 'custom', message: issue.message });
    }
  })
  .meta({ shownAs: { type: 'string', examples: ['2026-03-08', '2026-03-08T07:30:00Z'] } });

export const reconcileBody = z.strictObject({ from: day.optional(), to: day.optional() });
export const reconcileChoice = z.strictObject(connectionQuery);
/** `date` shows one day with all its differences. */
export const reconcileQuery = z.strictObject({ ...connectionQuery, date: date.optional() });

const tally = z.object({ count, total: money });
const difference = z.object({
  orderId: z.string(),
  externalId: z.string(),
  kind: z.enum(differenceKinds),
  platform: money.nullable(),
  cache: money.nullable(),
  erp: money.nullable(),
});
const reconciledDay = z.object({
  date,
  platform: tally,
  cache: tally,
  erp: tally,
  differing: count,
  gone: count,
  differences: z.array(difference),
});

export const reconciliation = z
  .object({
    jobId: z.string().nullable(),
    status: z.enum(jobStatuses).nullable(),
    currency: z.string(),
    timezone: z.string(),
    from: time.nullable(),
    to: time.nullable(),
    startedAt: time.nullable(),
    completedAt: time.nullable(),
    healedAt: time.nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    /** Orders that differ and can be healed; those the platform has no more are counted as gone. */
    differing: count,
    gone: count,
    days: z.array(reconciledDay),
  })
  .meta({
    id: 'Reconciliation',
    description: 'Orders of platform, cache and ERP by day; jobId is null before the first',
  });
export const healing = z
  .object({ requested: count, requeued: count, waiting: count })
  .meta({ id: 'Healing' });
