import { z } from 'zod';
import { count, idText, listOf, money, pageQuery, time } from './common.ts';
import { day, dayRange, dayRangeProblem, isDayRange, percent } from './profit.ts';

const ratio = z
  .number()
  .nullable()
  .meta({ description: 'null where there is nothing to divide by' });

const figures = {
  currency: z.string(),
  revenue: money,
  orders: count,
  codOrders: count,
  prepaidOrders: count,
  cancelledOrders: count,
  /** Orders whose every parcel went back to origin. */
  returnedOrders: count,
  averageOrderValue: money.nullable(),
  refunds: money,
  cogs: money,
  /** Couriers' charges and what is assumed; `unallocatedShipping` is the part of no order. */
  shipping: money,
  unallocatedShipping: money,
  fees: money,
  tax: money,
  /** All spend; `unallocatedSpend` is the part of no order. */
  adSpend: money,
  unallocatedSpend: money,
  otherCosts: money,
  reach: count,
  impressions: count,
  clicks: count,
  ctr: ratio.meta({ description: 'Clicks per 100 impressions' }),
  cpc: money.nullable().meta({ description: 'Spend per click' }),
  shipments: z.object({ total: count, byStatus: z.record(z.string(), count) }),
  unmatchedParcels: count,
  rtoRate: percent.meta({ description: 'Returned orders per 100 orders that were not cancelled' }),
  roas: ratio.meta({ description: 'Revenue per unit of ad spend' }),
  profit: money,
  margin: percent,
  /** How much of each figure is assumed rather than known. */
  estimated: z.object({ revenue: money, cogs: money, shipping: money, fees: money, orders: count }),
  /** Amounts in these currencies are left out, because no rate of theirs is known. */
  missingRates: z.array(z.string()),
};

export const dayMetrics = z.object({ date: day, ...figures }).meta({ id: 'DayMetrics' });
export const metricsTotal = z.object(figures).meta({ id: 'MetricsTotal' });

const filters = {
  ...dayRange,
  connectionId: idText.optional(),
  channel: z
    .string()
    .regex(/^[A-Za-z][\w-]{0,60}$/)
    .optional(),
  /** `refundDate`: refunds count on the day they were made, not on the order's (spec 9.1b). */
  refundsBy: z.enum(['orderDate', 'refundDate']).default('orderDate'),
};

/** Every day of the range, also those without orders; without `limit` all at once. */
export const dailyQuery = z
  .strictObject({ ...filters, limit: pageQuery.limit.optional(), cursor: pageQuery.cursor })
  .refine(isDayRange, dayRangeProblem);
export const dailyExportQuery = z.strictObject(filters).refine(isDayRange, dayRangeProblem);
export const dailyList = listOf(dayMetrics);

export const summaryQuery = z.strictObject(filters).refine(isDayRange, dayRangeProblem);
export const metricsSummary = z
  .object({
    from: day,
    to: day,
    timezone: z.string(),
    total: metricsTotal,
    /** As many days before `from`. */
    previous: metricsTotal,
    byChannel: z.array(metricsTotal.extend({ channel: z.string() })),
    byConnection: z.array(metricsTotal.extend({ connectionId: z.string() })),
    /** COD against Prepaid: what each brought and how much of it came back. */
    byPayment: z.array(
      z.object({
        paymentMethod: z.enum(['COD', 'Prepaid', 'none']),
        orders: count,
        returnedOrders: count,
        cancelledOrders: count,
        revenue: money,
        profit: money,
        rtoRate: percent,
        margin: percent,
      }),
    ),
    /** Days that wait to be computed: the figures are those before the last changes. */
    pendingDays: count,
    computedAt: time.nullable(),
  })
  .meta({ id: 'MetricsSummary' });

export const campaign = z
  .object({
    id: z.string(),
    platform: z.string(),
    connectionId: z.string(),
    campaignId: z.string().meta({ description: "The platform's own id" }),
    name: z.string(),
    channel: z.string(),
    status: z.string().nullable(),
    currency: z.string(),
    spend: money,
    revenue: money,
    attributedOrders: count,
    orderCosts: money,
    profit: money,
    roas: ratio,
    impressions: count,
    clicks: count,
    reach: count,
    ctr: ratio,
    cpc: money.nullable(),
    /** What the platform itself claims; never added to ours. */
    reportedConversions: z.number(),
    reportedRevenue: money,
  })
  .meta({ id: 'Campaign' });
export const campaignSorts = ['-spend', '-profit', 'profit', '-revenue', '-roas'] as const;
const campaignFilters = {
  ...dayRange,
  platform: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{1,40}$/)
    .optional(),
  connectionId: idText.optional(),
  sort: z.enum(campaignSorts).default('-spend'),
};
export const campaignQuery = z
  .strictObject({ ...pageQuery, ...campaignFilters })
  .refine(isDayRange, dayRangeProblem);
export const campaignExportQuery = z
  .strictObject(campaignFilters)
  .refine(isDayRange, dayRangeProblem);
export const campaignList = listOf(campaign).extend({
  /** Orders of no campaign and costs of no order: with the campaigns they are the whole. */
  rest: z.object({
    currency: z.string(),
    attributedOrders: count,
    revenue: money,
    orderCosts: money,
    otherCosts: money,
    profit: money,
  }),
  total: z.object({ currency: z.string(), spend: money, revenue: money, profit: money }),
});
