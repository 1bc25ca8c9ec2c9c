import { z } from 'zod';
import { costCategories } from '../domain/sourceCosts.ts';
import { profitParts } from '../domain/profit/profitTypes.ts';
import { costRhythms } from '../domain/profit/spreadCosts.ts';
import { adChannels } from '../domain/sourceAds.ts';
import { count, idText, listOf, money, pageQuery, time } from './common.ts';

/** A calendar day in the workspace's time zone. */
export const day = z.iso.date().meta({
  shownAs: { type: 'string', format: 'date', description: "In the workspace's time zone" },
});
const currency = z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as INR');
const word = z.string().regex(/^[A-Za-z][\w-]{0,60}$/);
export const percent = z.number().nullable().meta({ description: 'Percent; null without revenue' });

const longestDays = 3 * 366;
/** Both ends included; left out: the last 30 days. */
export const dayRange = { from: day.optional(), to: day.optional() };
export const isDayRange = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  from === undefined ||
  to === undefined ||
  (from <= to && Date.parse(to) - Date.parse(from) <= longestDays * 86_400_000);
export const dayRangeProblem = { path: ['from'], message: 'must be before to, at most 3 years' };

export const orderProfit = z
  .object({
    orderId: z.string(),
    orderNumber: z.string(),
    connectionId: z.string(),
    date: day,
    orderedAt: time,
    paymentMethod: z.enum(['COD', 'Prepaid']).nullable(),
    fate: z.enum(['live', 'cancelled', 'returned']).meta({
      description: 'returned: every parcel went back to origin (RTO)',
    }),
    channel: z.string(),
    campaignId: z.string().nullable(),
    /** The reporting currency; `orderCurrency` is what the customer paid in. */
    currency: z.string(),
    orderCurrency: z.string(),
    revenue: money,
    refunds: money,
    cogs: money,
    shipping: money,
    fees: money,
    tax: money,
    marketing: money,
    costs: money,
    profit: money,
    margin: percent,
    estimated: z.array(z.enum(profitParts)).meta({ description: 'Assumed rather than known' }),
  })
  .meta({ id: 'OrderProfit' });
export const orderProfitList = listOf(orderProfit);

export const orderProfitSorts = ['-orderedAt', 'orderedAt', '-profit', 'profit'] as const;
const orderProfitFilters = {
  ...dayRange,
  connectionId: idText.optional(),
  channel: word.optional(),
  /** `none`: orders of no campaign. */
  campaignId: idText.optional(),
  paymentMethod: z.enum(['COD', 'Prepaid', 'none']).optional(),
  fate: z.enum(['live', 'cancelled', 'returned']).optional(),
  estimated: z.enum(profitParts).optional(),
  loss: z.enum(['true']).optional().meta({ description: 'Only orders that lost money' }),
  productId: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
  sort: z.enum(orderProfitSorts).default('-orderedAt'),
};
export const orderProfitQuery = z
  .strictObject({ ...pageQuery, ...orderProfitFilters })
  .refine(isDayRange, dayRangeProblem);
export const orderProfitExportQuery = z
  .strictObject(orderProfitFilters)
  .refine(isDayRange, dayRangeProblem);

export const productProfit = z
  .object({
    /** The platform's product id; null: lines of no product. */
    productId: z.string().nullable(),
    title: z.string(),
    currency: z.string(),
    qty: count,
    revenue: money,
    cogs: money,
    otherCosts: money.meta({ description: 'Shipping, fees, tax and marketing' }),
    profit: money,
    margin: percent,
  })
  .meta({ id: 'ProductProfit' });
export const productProfitList = listOf(productProfit);
const productProfitFilters = {
  ...dayRange,
  connectionId: idText.optional(),
  sort: z.enum(['-profit', 'profit', '-revenue', '-qty']).default('-profit'),
};
export const productProfitQuery = z
  .strictObject({ ...pageQuery, ...productProfitFilters })
  .refine(isDayRange, dayRangeProblem);
export const productProfitExportQuery = z
  .strictObject(productProfitFilters)
  .refine(isDayRange, dayRangeProblem);

/** A parcel whose order is not known: what it costs is a cost of the day, not of an order (spec 9.5). */
export const unmatchedParcel = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    platform: z.string(),
    orderReferences: z.array(z.string()),
    awbNumber: z.string().nullable(),
    courier: z.string().nullable(),
    status: z.string(),
    bookedAt: time.nullable(),
    currency: z.string(),
    charge: money.nullable().meta({ description: 'null: not known yet' }),
    paymentMethod: z.enum(['COD', 'Prepaid']).nullable(),
    codAmount: money.nullable(),
  })
  .meta({ id: 'UnmatchedParcel' });
export const unmatchedList = listOf(unmatchedParcel).extend({
  total: count,
  message: z
    .string()
    .nullable()
    .meta({
      examples: ['12 shipping costs could not be matched to orders'],
    }),
});
/** A parcel that costs an order something. */
export const orderParcel = unmatchedParcel
  .extend({
    chargesFinal: z
      .boolean()
      .meta({ description: 'false: the courier may still charge otherwise' }),
    linkedBy: z.enum(['match', 'person']).nullable(),
  })
  .meta({ id: 'OrderParcel' });
export const orderParcels = z.object({ items: z.array(orderParcel) });
export const unmatchedQuery = z.strictObject(pageQuery);
export const linkBody = z
  .strictObject({
    orderId: idText.optional(),
    orderNumber: z.string().trim().min(1).max(100).optional(),
  })
  .refine((body) => (body.orderId === undefined) !== (body.orderNumber === undefined), {
    path: ['orderId'],
    message: 'give orderId or orderNumber',
  });
export const linkedParcel = z.object({ id: z.string(), orderId: z.string().nullable() });

export const cost = z
  .object({
    id: z.string(),
    label: z.string(),
    category: z.enum(costCategories),
    channel: z.enum(adChannels).nullable(),
    amount: money,
    currency: z.string(),
    from: day,
    to: day.nullable(),
    every: z.enum(costRhythms),
    /** `import`: out of a file; it is changed by importing it again. */
    source: z.enum(['person', 'import']),
  })
  .meta({ id: 'Cost' });
export const costList = listOf(cost);
const costFields = {
  label: z.string().trim().min(1).max(200),
  category: z.enum(costCategories),
  channel: z.enum(adChannels).nullable().default(null),
  amount: money,
  currency,
  from: day,
  to: day.nullable().default(null),
  every: z.enum(costRhythms).default('once'),
};
const ends = ({ from, to }: { from: string; to: string | null }) => to === null || from <= to;
const onceEnds = ({ every, to }: { every: string; to: string | null }) =>
  every !== 'once' || to !== null;
/** A new cost, or all fields of one that is changed. */
export const costBody = z
  .strictObject(costFields)
  .refine(ends, { path: ['to'], message: 'must not be before from' })
  .refine(onceEnds, { path: ['to'], message: 'is needed for a cost that comes once' });

const basisPoints = z.int().min(0).max(10_000);
export const profitSettings = z
  .object({
    reportingCurrency: z.string(),
    /** null: the currency of the first connection. */
    chosenCurrency: z.string().nullable(),
    defaultCogsBp: basisPoints,
    productCogsBp: z.record(z.string(), basisPoints),
    gatewayFees: z.array(z.object({ gateway: z.string(), percentBp: basisPoints, fixed: money })),
    /** Currencies that occur without a rate. */
    missingRates: z.array(z.string()),
  })
  .meta({ id: 'ProfitSettings', description: 'Shares are basis points: 4000 is 40 %' });
export const profitSettingsBody = z.strictObject({
  chosenCurrency: currency.nullable().optional(),
  defaultCogsBp: basisPoints.optional(),
  productCogsBp: z.record(z.string().regex(/^\d{1,20}$/), basisPoints).optional(),
  gatewayFees: z
    .array(
      z.strictObject({
        gateway: z.string().trim().max(100).meta({ description: 'Empty: every other gateway' }),
        percentBp: basisPoints,
        fixed: money,
      }),
    )
    .max(100)
    .optional(),
});

export const exchangeRate = z
  .object({ currency, date: day, rate: z.string() })
  .meta({ id: 'ExchangeRate', description: 'One unit is worth `rate` of the reporting currency' });
export const exchangeRateList = z.object({ items: z.array(exchangeRate) });
export const exchangeRateBody = z.strictObject({
  currency,
  date: day,
  rate: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,12})?$/, 'must be a decimal such as 83.25')
    .refine((text) => /[1-9]/.test(text), 'must be more than 0'),
});
export const exchangeRateKey = z.strictObject({ currency, date: day });

export const skuCost = z
  .object({
    cost: money,
    currency: z.string(),
    /** null: as long as anybody remembers. */
    validFrom: day.nullable(),
    source: z.enum(['platform', 'person', 'import']),
  })
  .meta({ id: 'SkuCost' });
export const skuCostList = z.object({ items: z.array(skuCost) });
export const skuCostBody = z.strictObject({ cost: money, validFrom: day });

export const recalculateBody = z.strictObject(dayRange).refine(isDayRange, dayRangeProblem);
export const recalculation = z
  .object({ days: count.meta({ description: 'Days that wait to be computed' }) })
  .meta({ id: 'Recalculation' });
