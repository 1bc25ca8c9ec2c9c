import { toDayRange } from '../../../domain/localDays.ts';
import { AskLessError } from '../../kit/askLess.ts';
import type { FetchContext, FetchPage, FetchRange } from '../../kit/types.ts';
import { fetchRows, type Pace, realPace } from './client.ts';
import { toDayPages } from './dayPages.ts';
import {
  isDone,
  type Position,
  readPosition,
  toEasier,
  toNext,
  toStart,
  toWindow,
} from './position.ts';
import { toCampaignQuery } from './queries.ts';

/** Daily figures are kept for 37 months; months have 30 days at the least here. */
export const keepsDays = 37 * 30;
const dayMs = 24 * 60 * 60_000;
const pageRows = 500;

/** Daily rows of all campaigns, window by window, from the checkpoint on. */
export function createCampaignPages(pace: Pace = realPace) {
  return async function* pages(
    context: FetchContext,
    range: FetchRange,
    checkpoint: Record<string, unknown> | null,
  ): AsyncGenerator<FetchPage> {
    const start = toStart(toDays(context, range, pace.now()));
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

/** Years before an account's first campaign are passed over: nothing to store, and cheap to ask again after a crash. */
function hasRows({ records, unreadable }: Pick<FetchPage, 'records' | 'unreadable'>): boolean {
  return records.length + unreadable.length > 0;
}

/**
 * One day more than we say to keep: a run that began just before midnight counts its days from there, and none of them
 * may be missing from ours.
 */
function toDays({ connection }: FetchContext, range: FetchRange, now: Date) {
  const earliest = new Date(now.getTime() - (keepsDays + 1) * dayMs);
  return toDayRange(range, connection.timezone, { earliest, now });
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
