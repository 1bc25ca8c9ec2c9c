import { z } from 'zod';
import { jobStatuses } from '../domain/jobs.ts';
import { count, idText, listOf, pageQuery, time } from './common.ts';

const stream = z.string().regex(/^[a-z][A-Za-z0-9]{1,40}$/);

/** The file itself is the body. */
export const importQuery = z.strictObject({
  connectionId: idText.optional(),
  stream: stream.meta({ description: 'One of GET /api/imports/streams' }),
  fileName: z.string().trim().min(1).max(200).default('import.csv'),
});
export const importsQuery = z.strictObject({ ...pageQuery, connectionId: idText.optional() });

/** `records` = created + updated + unchanged + replaced + failed + pending. */
export const fileImport = z
  .object({
    /** Also the id of its run in the sync history. */
    id: z.string(),
    connectionId: z.string(),
    connectionName: z.string().nullable(),
    stream: z.string(),
    fileName: z.string(),
    status: z.enum(jobStatuses),
    /** Of the file; several may make one record (orders). */
    rows: count,
    records: count,
    created: count,
    updated: count,
    unchanged: count,
    /** A later file had them before this one's were processed. */
    replaced: count,
    failed: count,
    /** Stored and not processed yet: ask again. */
    pending: count,
    importedAt: time,
    completedAt: time.nullable(),
    /** The person's or the API key's name. */
    importedBy: z.string().nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    /** Records that failed: at most a hundred; five in lists. */
    failures: z.array(
      z.object({
        externalId: z.string().nullable(),
        /** The cache entry, to look at or to retry. */
        entryId: z.string().nullable(),
        code: z.string(),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'FileImport' });
export const importList = listOf(fileImport);

const column = z.object({
  name: z.string(),
  format: z.enum([
    'text',
    'amount',
    'number',
    'whole number',
    'date',
    'date or time',
    'currency',
    'choice',
  ]),
  required: z.boolean(),
  help: z.string(),
  choices: z.array(z.string()).nullable(),
});
export const importStreams = z.object({
  items: z.array(
    z
      .object({
        stream: z.string(),
        title: z.string(),
        description: z.string(),
        columns: z.array(column),
        /** A row with the same texts in these replaces the record. */
        keys: z.array(z.string()),
        /** A file that would be taken as it stands. */
        example: z.object({ fileName: z.string(), content: z.string() }),
      })
      .meta({ id: 'ImportStream' }),
  ),
});
