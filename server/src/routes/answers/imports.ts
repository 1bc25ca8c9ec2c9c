import type { z } from 'zod';
import type * as contract from '../../contract/imports.ts';
import type { ImportView } from '../../services/imports/importViews.ts';
import { toTime } from './shapes.ts';

export function toImport(view: ImportView): z.input<typeof contract.fileImport> {
  return {
    id: view.id,
    connectionId: view.connectionId,
    connectionName: view.connectionName,
    stream: view.stages[0]?.stream ?? '',
    fileName: view.file.name,
    status: view.status,
    rows: view.file.rows,
    records: view.fetched,
    created: view.created,
    updated: view.updated,
    unchanged: view.unchanged + view.skipped,
    replaced: view.stale,
    failed: view.errors,
    pending: view.pending,
    importedAt: toTime(view.createdAt),
    completedAt: toTime(view.completedAt),
    importedBy: view.triggeredByName,
    error: view.error,
    failures: view.errorDetails.map(({ externalId, entryId, code, message }) => ({
      externalId,
      entryId,
      code,
      message,
    })),
  };
}
