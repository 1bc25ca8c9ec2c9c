import { z } from 'zod';
import { jobStatuses } from '../domain/jobs.ts';
import {
  anyOf,
  connectionQuery,
  count,
  fromTime,
  idText,
  isSaneRange,
  listOf,
  pageQuery,
  time,
  toTime,
  wholeNumber,
} from './common.ts';

export const streamName = z.enum(['orders', 'products', 'customers', 'inventory']);
const jobType = z.enum(['orders', 'products', 'customers', 'inventory', 'full']);
const jobStatus = z.enum(jobStatuses);
const triggers = z.enum(['user', 'schedule', 'webhook', 'system']);
const mostDays = 3650;
const days = z.int().min(1).max(mostDays);

const periodFields = {
  days: days.optional(),
  from: fromTime.optional(),
  to: toTime.optional(),
  all: z.literal(true).optional(),
};
interface PeriodFields {
  days?: number | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  all?: true | undefined;
}

/** `{days}`, `{from, to}` or `{all: true}`: one of them. */
function checkPeriod(period: PeriodFields, required: boolean): string | null {
  const ranged = period.from !== undefined || period.to !== undefined;
  const said = [period.days !== undefined, ranged, period.all === true].filter(Boolean).length;
  if (said > 1 || (required && said === 0)) return 'say one of days, from and to, all';
  if (ranged && !(period.from && period.to)) return 'from and to go together';
  return isSaneRange(period.from, period.to) ? null : 'from must be before to, at most 20 years';
}

const refusing = (required: boolean) => (period: PeriodFields, context: z.RefinementCtx) => {
  const message = checkPeriod(period, required);
  const path = [period.from !== undefined || period.to !== undefined ? 'from' : 'days'];
  if (message !== null) context.addIssue({ code: 'custom', message, path });
};

export const fullDumpBody = z.strictObject(periodFields).superRefine(refusing(true));
export const startJobBody = z
  .strictObject({ jobType, ...periodFields })
  .superRefine(refusing(false));
export const jobQuery = z.strictObject(connectionQuery);

/** How many rows a full dump of this period would read; the period is written as in its body. */
export const fullDumpPreviewQuery = z
  .strictObject({
    ...connectionQuery,
    days: wholeNumber(1, mostDays).optional(),
    from: fromTime.optional(),
    to: toTime.optional(),
    all: z
      .literal('true')
      .transform(() => true as const)
      .optional()
      .meta({ shownAs: { type: 'string', enum: ['true'] } }),
  })
  .superRefine(refusing(true));
/** By the platform's own counts; null where it says only "at least" or does not tell. */
export const fullDumpPreview = z
  .object({
    orders: count.nullable(),
    products: count.nullable(),
    customers: count.nullable(),
    inventory: count.nullable(),
    /** What will be left out and why, for people. */
    notice: z.string().nullable(),
    from: time.nullable(),
    to: time.nullable(),
  })
  .meta({ id: 'FullDumpPreview' });

/** `startedFrom` and `startedTo` count by `createdAt`: when somebody asked for the run. */
export const jobsQuery = z
  .strictObject({
    ...pageQuery,
    ...connectionQuery,
    platform: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]{1,40}$/)
      .optional(),
    status: anyOf(jobStatus).optional(),
    jobType: anyOf(z.string().regex(/^\w{1,40}$/)).optional(),
    triggeredBy: anyOf(triggers).optional(),
    startedFrom: fromTime.optional(),
    startedTo: toTime.optional(),
  })
  .refine(({ startedFrom, startedTo }) => isSaneRange(startedFrom, startedTo), {
    path: ['startedFrom'],
    message: 'must be before startedTo, at most 20 years',
  });

export const job = z
  .object({
    id: z.string(),
    jobType: z.string(),
    platform: z.string(),
    connectionId: z.string(),
    /** null once the connection is gone. */
    connectionName: z.string().nullable(),
    status: jobStatus,
    phase: z.string(),
    origin: z.string(),
    triggeredBy: triggers,
    /** The person's or the API key's name; null where nobody asked or the asker is gone. */
    triggeredByName: z.string().nullable(),
    fetched: count,
    processed: count,
    created: count,
    updated: count,
    unchanged: count,
    stale: count,
    skipped: count,
    errors: count,
    pending: count,
    total: count.nullable(),
    progress: z.object({ percent: z.int().nullable(), text: z.string() }),
    rate: z.number().nullable(),
    secondsLeft: count.nullable(),
    notice: z.string().nullable(),
    warnings: z.array(z.string()),
    stages: z.array(
      z.object({
        stream: z.string(),
        status: z.string(),
        from: time.nullable(),
        to: time.nullable(),
        fetched: count,
        total: count.nullable(),
        warning: z.string().nullable(),
      }),
    ),
    failures: count,
    retryAt: time.nullable(),
    createdAt: time,
    startedAt: time.nullable(),
    completedAt: time.nullable(),
    /** From start to end; null until it has ended, and where it never began. */
    durationMs: count.nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    options: z
      .object({
        dryRun: z.boolean(),
        errorCode: z.string().nullable(),
        fields: z.array(z.string()).nullable(),
      })
      .nullable(),
    preview: z
      .object({
        created: count,
        updated: count,
        unchanged: count,
        skipped: count,
        failed: count,
        examples: z.array(
          z.object({ id: z.string(), outcome: z.string(), changes: z.array(z.string()) }),
        ),
      })
      .nullable(),
    /** At most a hundred; five in lists. */
    errorDetails: z.array(
      z.object({
        stream: z.string(),
        externalId: z.string().nullable(),
        /** The cache entry, to look at or to retry; null where the row had no id. */
        entryId: z.string().nullable(),
        code: z.string(),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'Job' });
export const jobList = listOf(job);
export const jobParams = z.strictObject({ id: idText });

const scheduleShape = {
  running: z.boolean(),
  intervalMinutes: z.int(),
  lookbackHours: z.int(),
  lastRun: job.nullable(),
  nextRunAt: time.nullable(),
  watermark: time.nullable(),
};
export const schedulerStatus = z
  .object({
    ...scheduleShape,
    streams: z.array(z.object({ stream: z.string(), ...scheduleShape })),
  })
  .meta({ id: 'SchedulerStatus', description: 'Of orders, unless another stream was chosen' });

/** `stream` chooses one schedule; without it start and stop are for all, the others for orders. */
export const schedulerQuery = z.strictObject({
  ...connectionQuery,
  stream: streamName.optional(),
});
export const schedulerPatchBody = z
  .strictObject({
    intervalMinutes: z.int().min(1).max(10_080).optional(),
    lookbackHours: z.int().min(0).max(8784).optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'say intervalMinutes or lookbackHours');
