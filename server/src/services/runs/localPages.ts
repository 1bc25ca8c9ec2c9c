import { noPreview, type RunPreview } from '../../domain/runPreview.ts';
import type { StageRows } from '../../domain/jobs.ts';
import { Interruption } from '../../ingest/runs/interruption.ts';
import type { StageRun } from '../../ingest/runs/runStream.ts';
import { fenceOf, savePage } from '../../models/runs/syncJobRuns.ts';

/** Where a run over our own records stands; its preview grows with it. */
export interface LocalCheckpoint {
  /** The last id that is done with. */
  after: string;
  preview: RunPreview;
}

export interface LocalPage extends LocalCheckpoint {
  rows: StageRows;
}

/**
 * Page after page until `next` has none; each ends with its checkpoint and counters in one guarded write, as a
 * fetched page does, so that a crash, a pause and a takeover cost one page at most.
 */
export async function runLocalPages(
  run: StageRun,
  total: number | null,
  next: (checkpoint: LocalCheckpoint) => Promise<LocalPage | null>,
): Promise<void> {
  const { deps, job, index, stage, watch, rate } = run;
  let checkpoint = toCheckpoint(stage.checkpoint);
  for (let pages = stage.pages; ; pages += 1) {
    await watch.ensureHeld();
    const page = await next(checkpoint);
    if (page === null) return;
    const { rows, after, preview } = page;
    checkpoint = { after, preview };
    const saved = await savePage(deps.db, fenceOf(job), index, {
      pages,
      checkpoint: JSON.stringify(checkpoint),
      total,
      rows,
      rate: rate.add(rows.fetched),
      details: [],
    });
    if (!saved) throw new Interruption('lost');
    watch.signal.throwIfAborted();
  }
}

export function toCheckpoint(text: string | null): LocalCheckpoint {
  return text === null ? { after: '', preview: noPreview } : (JSON.parse(text) as LocalCheckpoint);
}
