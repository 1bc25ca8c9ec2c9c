import { z } from 'zod';
import { previewActions } from '../domain/catalog/previewCatalog.ts';
import { connectionQuery, count, fromTime, isSaneRange, toTime } from './common.ts';
import { cacheStream } from './shopifyCache.ts';
import { streamName } from './shopifyJobs.ts';

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

const field = z.string().regex(/^[a-z][A-Za-z0-9]{0,60}$/);
export const backfillBody = z
  .strictObject({
    fields: z.array(field).min(1).max(50),
    stream: streamName.optional(),
    from: fromTime.optional(),
    to: toTime.optional(),
    dryRun: z.boolean().optional(),
  })
  .refine(({ from, to }) => isSaneRange(from, to), {
    path: ['from'],
    message: 'must be before to, at most 20 years',
  });
