import { z } from 'zod';
import { previewActions } from '../domain/catalog/previewCatalog.ts';
import { connectionQuery, count, fromTime, isSaneRange, toTime } from './common.ts';
import { customer } from './customers.ts';
import { order } from './orders.ts';
import { cacheStream } from './shopifyCache.ts';

export const syncQuery = z.strictObject(connectionQuery);

const action = z.enum(previewActions);
export const catalogPreview = z
  .object({
    create: count,
    update: count,
    link: count,
    unchanged: count,
    products: z.array(z.object({ title: z.string(), action, skus: count })),
  })
  .meta({ id: 'CatalogPreview' });

export const processCacheBody = z.strictObject({
  stream: cacheStream.optional(),
  limit: z.int().min(1).max(100_000).optional(),
});
export const processed = z
  .object({ processed: count, failed: count, skipped: count, remaining: count })
  .meta({ id: 'Processed' });

/** What is shown can be computed anew, but for what names the record. */
const backfillable = {
  orders: Object.keys(order.shape),
  customers: Object.keys(customer.shape),
};
const naming = /^(id|connectionId|shopify\w+Id|updatedAt)$/;

export const backfillBody = z
  .strictObject({
    fields: z.array(z.string().max(60)).min(1).max(50),
    stream: z.enum(['orders', 'customers']).default('orders'),
    from: fromTime.optional(),
    to: toTime.optional(),
    dryRun: z.boolean().optional(),
  })
  .refine(({ from, to }) => isSaneRange(from, to), {
    path: ['from'],
    message: 'must be before to, at most 20 years',
  })
  .superRefine(({ fields, stream }, context) => {
    for (const [index, field] of fields.entries()) {
      if (backfillable[stream].includes(field) && !naming.test(field)) continue;
      const message = `is not a field of ${stream} that can be computed anew`;
      context.addIssue({ code: 'custom', message, path: ['fields', index] });
    }
  });
