import { AskLessError } from '../../kit/askLess.ts';
import { isDone, toDays, toWindow } from '../../kit/days/windows.ts';
import { type Pace, realPace } from '../../kit/pace.ts';
import { hasRows } from '../../kit/read/rawRecords.ts';
import type { FetchContext, FetchPage, FetchRange } from '../../kit/types.ts';
import { fetchRows } from './client.ts';
import { toDayPages } from './dayPages.ts';
import { type Position, readPosition, toEasier, toNext, toStart } from './position.ts';
import { toCampaignQuery } from './queries.ts';

/** Daily figures are kept for 37 months; months have 30 days at the least here. */
export const keepsDays = 37 * 30;
const pageRows = 500;

/** Daily rows of all campaigns, window by window, from the checkpoint on. */
export function createCampaignPages(pace: Pace = realPace) {
  return async function* pages(
    context: FetchContext,
    range: FetchRange,
    checkpoint: Record<string, unknown> | null,
  ): AsyncGenerator<FetchPage> {
    const start = toStart(toDays(context, range, { keepsDays, now: pace.now() }));
    let position = checkpoint ? readPosition(checkpoint, start) : start;
    while (!isDone(position)) {
      const { until } = toWindow(position);
      const tried = await tryWindow(context, pace, position);
      if ('easier' in tried) {
        position = tried.easier;
        continue;
      }
      for (const { readTo, ...page } of toDayPages(tried.rows, until, pageRows)) {
        position = toNext(position, readTo);
        if (hasRows(page)) yield { ...page, checkpoint: { ...position }, total: null };
      }
    }
  };
}

/** A window's rows, or the position to try next where it is too large. */
async function tryWindow(
  context: FetchContext,
  pace: Pace,
  position: Position,
): Promise<{ rows: unknown[] } | { easier: Position }> {
  try {
    return { rows: await fetchRows(context, toCampaignQuery(toWindow(position)), pace) };
  } catch (error) {
    const easier = error instanceof AskLessError ? toEasier(position) : null;
    if (easier === null) throw error;
    return { easier };
  }
}
