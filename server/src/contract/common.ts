import { z } from 'zod';

/**
 * An id in a path: what none of ours can be is "not found", not an error of its own (S48). Events' entries are named
 * after their topic, slash included.
 */
export const idText = z
  .string()
  .regex(/^[\w.:@/-]{1,200}$/)
  .meta({ description: 'Opaque id' });
/** An id as the platform writes it, for filters. */
export const platformId = z
  .string()
  .regex(/^\d{1,20}$/, 'must be a number, as the platform writes it');
export const idParams = z.strictObject({ id: idText });

export const time = z.iso
  .datetime()
  .meta({ shownAs: { type: 'string', format: 'date-time', description: 'ISO 8601, UTC' } });
export const money = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({
    description: "Decimal string with the currency's own number of decimals",
    examples: ['1499.00'],
  });
export const count = z.int().nonnegative();

const digits = (limit: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= 1 && value <= limit, `must be between 1 and ${limit}`);

/** Every list: `?limit=&cursor=`. */
export const pageQuery = {
  limit: digits(200)
    .default(50)
    .meta({ shownAs: { type: 'integer', minimum: 1, maximum: 200, default: 50 } }),
  cursor: z
    .string()
    .regex(/^[\w-]{1,1000}$/, 'is not one this list gave out')
    .nullable()
    .default(null)
    .meta({ shownAs: { type: 'string', description: 'nextCursor of the page before' } }),
};

/** Which connection, where the workspace has several of the platform. */
export const connectionQuery = { connectionId: idText.optional() };

export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

const calendar = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * A moment people filter by: a date or a full ISO time between 1990 and 2100 (S69).
 * A bare date means its first millisecond; as an upper bound all of it is meant, and a time includes its own
 * millisecond: the value is the first instant that lies outside. UTC.
 */
function moment(end: boolean) {
  return z
    .string()
    .regex(calendar, 'must be a date like 2026-03-08 or a time like 2026-03-08T07:30:00Z')
    .transform((text, context) => {
      const date = new Date(text.length === 10 ? `${text}T00:00:00.000Z` : text);
      const exact = !Number.isNaN(date.getTime()) && isRealDate(text);
      if (!exact || date.getUTCFullYear() < 1990 || date.getUTCFullYear() > 2100) {
        context.addIssue({ code: 'custom', message: 'is not a date between 1990 and 2100' });
        return z.NEVER;
      }
      return end ? new Date(date.getTime() + (text.length === 10 ? 86_400_000 : 1)) : date;
    })
    .meta({ shownAs: { type: 'string', examples: ['2026-03-08', '2026-03-08T07:30:00Z'] } });
}

/** JavaScript rolls 30 February over to March: that is no date. */
function isRealDate(text: string): boolean {
  const day = Number(text.slice(8, 10));
  return new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() === day;
}

export const fromTime = moment(false);
export const toTime = moment(true);

const longestRangeMs = 20 * 366 * 86_400_000;

/**
 * A refinement: `from` before `to`, and not for ever (S68). It is asked about texts that are no dates as well, when
 * the other end is one: those are refused for themselves.
 */
export function isSaneRange(from: unknown, to: unknown): boolean {
  if (!(from instanceof Date && to instanceof Date)) return true;
  return from <= to && to.getTime() - from.getTime() <= longestRangeMs;
}

const mostNames = 20;

/** `?status=pending,running`: any of these. Each name is checked, none may be empty. */
export function anyOf<Name extends z.ZodType<unknown, string>>(name: Name) {
  return z
    .string()
    .max(500)
    .transform((text, context): z.output<Name>[] => {
      const parsed = text.split(',').map((one) => name.safeParse(one));
      const wrong = parsed.find((one) => !one.success)?.error?.issues[0]?.message;
      const message = parsed.length > mostNames ? `at most ${mostNames} at a time` : wrong;
      if (message === undefined) return parsed.flatMap((one) => (one.success ? [one.data] : []));
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .meta({ shownAs: { type: 'string', description: 'One, or several with commas between' } });
}

/** A whole number of a query. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be between ${least} and ${most}`)
    .meta({ shownAs: { type: 'integer', minimum: least, maximum: most } });

/** Free text people search by: matched literally, never as a pattern (S65, S66). */
export const searchText = z.string().trim().min(1).max(200);

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          field: z.string(),
          message: z.string(),
          /** Of an imported file: where in it; null where it is about all of it. */
          line: z.int().nullable().optional(),
          column: z.string().nullable().optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; `code` is stable' });
export type Problem = z.output<typeof problem>;
