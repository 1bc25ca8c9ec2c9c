import type { IngestDeps } from '../../ingest/deps.ts';
import { ProblemError } from '../../lib/errors.ts';
import type { Page, PageRequest } from '../../models/page.ts';
import { findSyncJob, findSyncJobs, type SyncJob } from '../../models/runs/syncJobs.ts';
import type { JobView } from '../runs/jobView.ts';
import { toLiveView, toLiveViews } from '../runs/liveViews.ts';
import { importJobType } from './importJob.ts';

/** An import as its history shows it: the run, and the file it is of. */
export interface ImportView extends JobView {
  file: { name: string; rows: number };
}

type ViewDeps = Pick<IngestDeps, 'db'>;

const unnamed = { name: '', rows: 0 };

export async function toImportView(deps: ViewDeps, job: SyncJob): Promise<ImportView> {
  return { ...(await toLiveView(deps, job)), file: job.file ?? unnamed };
}

/** Newest first. */
export async function findImports(
  deps: ViewDeps,
  workspaceId: string,
  filter: { connectionId?: string },
  page: PageRequest,
): Promise<Page<ImportView>> {
  const where = { ...filter, jobType: [importJobType] };
  const { items, nextCursor } = await findSyncJobs(deps.db, workspaceId, where, page);
  const views = await toLiveViews(deps, workspaceId, items);
  const files = items.map(({ file }) => file ?? unnamed);
  return {
    items: views.map((view, index) => ({ ...view, file: files[index] ?? unnamed })),
    nextCursor,
  };
}

/** One import with live counters. @throws ProblemError 404 */
export async function findImport(
  deps: ViewDeps,
  workspaceId: string,
  id: string,
): Promise<ImportView> {
  const job = await findSyncJob(deps.db, workspaceId, id);
  if (job?.jobType === importJobType) return toImportView(deps, job);
  throw new ProblemError(404, 'not_found', 'There is no such import');
}
