import { addToPreview } from '../../domain/runPreview.ts';
import type { LocalRun } from '../../ingest/runs/localRun.ts';
import {
  countReplay,
  findReplayChunk,
  type ReplayRange,
  requeueRange,
} from '../../models/cache/cacheRequeue.ts';
import type { ProcessDeps } from '../../process/deps.ts';
import { previewEntry } from '../../process/previewEntry.ts';
import type { StageRun } from '../../ingest/runs/runStream.ts';
import { runLocalPages } from './localPages.ts';

const pageSize = 200;

/** A replay's stage: the range goes through the processor again, or is only looked at (spec 8.4). */
export function createReplayRun(processing: ProcessDeps): LocalRun {
  return (run) => (run.job.options?.dryRun ? runReplayPreview(processing, run) : runReplay(run));
}

function toRange({ job, stage }: StageRun): ReplayRange {
  const { from, to } = stage.range;
  const errorCode = job.options?.errorCode ?? null;
  return { connectionId: job.connectionId, from, to, errorCode, codeVersion: null };
}

/** Entries become pending under this run's id: its counters are counted from what becomes of them. */
async function runReplay(run: StageRun): Promise<void> {
  const { deps, job, stream, watch } = run;
  await requeueRange(deps.db, {
    workspaceId: job.workspaceId,
    name: stream.collection,
    range: toRange(run),
    jobId: job._id,
    onChunk: () => watch.signal.throwIfAborted(),
  });
  deps.wakeups.emit('pending');
}

async function runReplayPreview(processing: ProcessDeps, run: StageRun): Promise<void> {
  const { deps, job, stream } = run;
  const { workspaceId } = job;
  const range = toRange(run);
  const total = await countReplay(deps.db, workspaceId, stream.collection, range);
  await runLocalPages(run, total, async ({ after, preview }) => {
    const entries = await findReplayChunk(deps.db, workspaceId, stream.collection, {
      ...range,
      after,
      limit: pageSize,
    });
    const last = entries.at(-1);
    if (!last) return null;
    let seen = preview;
    for (const entry of entries) {
      const { outcome, changes } = await previewEntry(processing, stream, entry);
      seen = addToPreview(seen, { id: entry._id, outcome, changes });
    }
    const rows = { fetched: entries.length, unchanged: entries.length, stale: 0, unreadable: 0 };
    return { after: last._id, preview: seen, rows };
  });
}
