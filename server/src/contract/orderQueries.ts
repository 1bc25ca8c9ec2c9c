import { z } from 'zod';
import { nextSteps, orderStatuses } from '../domain/records.ts';
import {
  connectionQuery,
  count,
  fromTime,
  idText,
  isSaneRange,
  pageQuery,
  platformId,
  searchText,
  toTime,
} from './common.ts';
import { lineStatus } from './orders.ts';

const word = z.string().regex(/^[a-z_]{1,40}$/);
const yesOrNo = z.enum(['true', 'false']);

const mostIds = 200;
/** `a,b,c`: these orders only, whatever their order; still a page of them. */
const idList = z
  .string()
  .min(1)
  .max(mostIds * 60)
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(idText).max(mostIds, `must be at most ${mostIds} ids`))
  .meta({ shownAs: { type: 'string', description: `Up to ${mostIds} ids, joined by commas` } });

/** A leading `-` is descending. */
export const orderSorts = ['-orderedAt', 'orderedAt', '-totalAmount', 'totalAmount'] as const;

/** What the list and the export are narrowed by. */
const filters = {
  ...connectionQuery,
  /** `none`: neither is known yet, shown as "Unpaid" (spec 4.4). */
  paymentMethod: z.enum(['COD', 'Prepaid', 'none']).optional(),
  partlyPrepaid: yesOrNo.optional(),
  status: z.enum(orderStatuses).optional(),
  nextStep: z.enum(nextSteps).optional(),
  conflict: yesOrNo.optional(),
  /** Any line of it stands there. */
  lineStatus: lineStatus.optional(),
  /** Any line of it travels under this number. */
  awbNumber: searchText.optional(),
  /** `none` is null, here and below. */
  financialStatus: word.optional(),
  /** `unfulfilled` as well is null: nothing has been shipped. */
  fulfillmentStatus: word.optional(),
  customerId: idText.optional(),
  orderNumber: searchText.optional(),
  shopifyOrderId: platformId.optional(),
  ids: idList.optional(),
  test: yesOrNo.optional(),
  orderedFrom: fromTime.optional(),
  orderedTo: toTime.optional(),
  search: searchText.optional(),
  sort: z.enum(orderSorts).default('-orderedAt'),
};

const range = {
  path: ['orderedFrom'],
  message: 'must be before orderedTo, at most 20 years',
};

export const orderQuery = z
  .strictObject({ ...pageQuery, ...filters })
  .refine(({ orderedFrom, orderedTo }) => isSaneRange(orderedFrom, orderedTo), range);

/** `GET /api/orders/export` and `/matches`: the list's filters; all of what they find. */
export const orderExportQuery = z
  .strictObject(filters)
  .refine(({ orderedFrom, orderedTo }) => isSaneRange(orderedFrom, orderedTo), range);

export const orderMatches = z
  .object({
    orders: count,
    more: z.boolean().meta({ description: 'There are more: counting stops at 10,000' }),
  })
  .meta({ id: 'OrderMatches' });

/** The list's saved views; deleted orders are in none. */
const views = z.object({
  all: count,
  /** nextStep is pick, ship. */
  toPick: count,
  toShip: count,
  /** paymentMethod is COD. */
  cod: count,
  conflicts: count,
  /** Orders that are not there yet: `GET /api/orders/waiting`. */
  needsSku: count,
});
export const orderCounts = z
  .object({ byStatus: z.record(z.string(), count), total: count, views })
  .meta({ id: 'OrderCounts', description: 'The statuses add up to the total' });
