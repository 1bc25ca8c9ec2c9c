import type { FetchContext, FetchPage, StreamDefinition } from '../../connectors/kit/types.ts';
import { FatalError } from '../../lib/errors.ts';
import type { JobStage } from '../../models/runs/syncJobs.ts';
import { fenceOf, savePage } from '../../models/runs/syncJobRuns.ts';
import { createVersionNote } from '../answeredVersion.ts';
import { toConnectionContext } from '../connectionContext.ts';
import { addSeen, declareDeleted, startSeen } from './declareDeleted.ts';
import { Interruption, unlessAborted } from './interruption.ts';
import { jobSettings } from './jobSettings.ts';
import type { JobWatch } from './jobWatch.ts';
import { type PageTarget, savePageRecords } from './pageIntake.ts';
import type { RowRate } from './rowRate.ts';

export interface StageRun extends PageTarget {
  stage: JobStage;
  index: number;
  watch: JobWatch;
  rate: RowRate;
}

const maxSamePages = 3;

/**
 * Reads one stream page by page into the raw cache; each page ends with its checkpoint and counters in one guarded
 * write. Answers why something was left out, or null when everything came.
 * @throws Interruption, or what the connector throws.
 */
export async function runStream(run: StageRun): Promise<string | null> {
  const { deps, stage, watch } = run;
  const { maxPages } = jobSettings(deps);
  let pages = stage.pages;
  let same = { text: '', count: 0 };
  let truncated: string | null = null;
  let seen = startSeen(run, stage);
  const context = toContext(run);
  for await (const page of readAhead(openPages(run, context), watch)) {
    if (pages >= maxPages) return `Stopped after ${maxPages} pages`;
    same = countSame(same, page);
    if (same.count >= maxSamePages) {
      throw new FatalError(`${stage.stream}: the platform sends the same page again and again`);
    }
    await saveWhole(run, page, pages);
    pages += 1;
    truncated = page.truncated ?? truncated;
    seen = addSeen(seen, page);
    watch.signal.throwIfAborted();
  }
  if (truncated === null && stage.startedAt) {
    const { startedAt, range } = stage;
    await declareDeleted(run, context, { seen, startedAt, range });
  }
  return truncated;
}

function toContext({ deps, connection, watch }: StageRun): FetchContext {
  return {
    connection: toConnectionContext(connection, deps.unseal),
    signal: watch.signal,
    notice: (message) => watch.notice(message),
    answered: createVersionNote(deps, connection),
  };
}

function openPages({ stage, stream }: StageRun, context: FetchContext): AsyncGenerator<FetchPage> {
  const checkpoint =
    stage.checkpoint === null ? null : (JSON.parse(stage.checkpoint) as Record<string, unknown>);
  return pagesOf(stream)(context, stage.range, checkpoint);
}

function pagesOf(stream: StreamDefinition): NonNullable<StreamDefinition['pages']> {
  if (!stream.pages) throw new FatalError(`${stream.name} cannot be fetched in pages`);
  return stream.pages.bind(stream);
}

/** Fetches the next page while the last one is stored. A page that was fetched and not stored is fetched again. */
async function* readAhead(
  pages: AsyncGenerator<FetchPage>,
  watch: JobWatch,
): AsyncGenerator<FetchPage> {
  try {
    let next = pages.next();
    for (;;) {
      const { done, value } = await unlessAborted(next, watch.signal);
      if (done) return;
      watch.notice(null); // what this page waited for is over
      next = pages.next();
      next.catch(() => undefined); // reported when its turn comes, and of no matter when it does not
      yield value;
    }
  } finally {
    // Not awaited: a connector that hangs must not hold up a pause.
    pages.return(undefined).catch(() => undefined);
  }
}

async function saveWhole(run: StageRun, page: FetchPage, pages: number): Promise<void> {
  const { deps, job, index, stage, watch, rate } = run;
  await watch.ensureHeld();
  const mayRepeat = pages === stage.pages;
  const { rows, details } = await savePageRecords(run, page, mayRepeat);
  const saved = await savePage(deps.db, fenceOf(job), index, {
    pages,
    checkpoint: JSON.stringify(page.checkpoint),
    total: page.total !== null && page.total >= 0 ? page.total : null,
    rows,
    rate: rate.add(rows.fetched),
    details,
  });
  if (!saved) throw new Interruption('lost');
}

/** Pages in a row that bring the same rows at the same place (edge case 81). */
function countSame(last: { text: string; count: number }, page: FetchPage) {
  if (page.records.length === 0) return { text: '', count: 0 };
  const ids = page.records.map(({ glance }) => glance.externalId);
  const text = JSON.stringify([page.checkpoint, ids]);
  return text === last.text ? { text, count: last.count + 1 } : { text, count: 1 };
}
