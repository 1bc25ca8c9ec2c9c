import { RetryableError } from '../../../lib/errors.ts';
import { AskLessError } from '../../kit/askLess.ts';
import { isDone, toDays, toWindow } from '../../kit/days/windows.ts';
import { type Pace, realPace } from '../../kit/pace.ts';
import { isObject } from '../../kit/read/json.ts';
import { hasRows, toRawRecords } from '../../kit/read/rawRecords.ts';
import type { FetchContext, FetchPage, FetchRange } from '../../kit/types.ts';
import { glanceInsight } from '../glance.ts';
import { type Body, createClient, toAccountPath } from './client.ts';
import {
  type Position,
  readPosition,
  toEasier,
  toNext,
  toStart,
  toWindowStart,
} from './position.ts';
import { toQuestion } from './question.ts';
import { QuestionError } from './refusals.ts';
import { fetchReport, type InsightFetch } from './reports.ts';

/** Meta answers for 37 months and refuses what is older; months have 30 days at the least here. */
export const keepsDays = 37 * 30;

/** Daily rows of all campaigns, window by window, from the checkpoint on. */
export function createInsightPages(pace: Pace = realPace) {
  return async function* pages(
    context: FetchContext,
    range: FetchRange,
    checkpoint: Record<string, unknown> | null,
  ): AsyncGenerator<FetchPage> {
    const fetch = { context, pace, client: createClient(context, pace) };
    const start = toStart(toDays(context, range, { keepsDays, now: pace.now() }));
    let position = checkpoint ? readPosition(checkpoint, start) : start;
    let begunAnew: string | null = null;
    while (!isDone(position)) {
      const tried = await tryPage(fetch, position, begunAnew !== position.from);
      if ('page' in tried) {
        if (hasRows(tried.page)) yield tried.page;
      } else if (tried.lost) begunAnew = position.from;
      position = tried.position;
    }
  };
}

type Tried = { page: FetchPage; position: Position } | { position: Position; lost: boolean };

/** A page, or the position to try next where this one cannot be had. */
async function tryPage(
  fetch: InsightFetch,
  position: Position,
  mayBeginAnew: boolean,
): Promise<Tried> {
  try {
    return await fetchPage(fetch, position);
  } catch (error) {
    if (error instanceof QuestionError && mayBeginAnew && isInside(position)) {
      fetch.context.notice(`Meta lost the place, reading again from ${position.from}`);
      return { position: toWindowStart(position), lost: true };
    }
    const easier = error instanceof AskLessError ? toEasier(position, !error.passing) : null;
    if (easier === null) throw error;
    return { position: easier, lost: false };
  }
}

/** Cursors and reports end some day; the window they were made for can be asked again. */
function isInside({ after, report }: Position): boolean {
  return after !== null || report !== null;
}

async function fetchPage(
  fetch: InsightFetch,
  asked: Position,
): Promise<{ page: FetchPage; position: Position }> {
  const { client, context } = fetch;
  const window = toWindow(asked);
  const report =
    asked.way === 'report' ? (asked.report ?? (await fetchReport(fetch, window))) : null;
  const paging = {
    limit: String(asked.limit),
    ...(asked.after === null ? {} : { after: asked.after }),
  };
  const body =
    report === null
      ? await client.get(`${toAccountPath(context)}/insights`, { ...toQuestion(window), ...paging })
      : await client.get(`${report}/insights`, paging);
  const position = toNext({ ...asked, report }, readAfter(body));
  const page = {
    ...toRawRecords(readRows(body), glanceInsight),
    checkpoint: { ...position },
    total: null,
  };
  return { page, position };
}

export function readRows(body: Body): unknown[] {
  const rows = body['data'];
  if (!Array.isArray(rows)) throw new RetryableError('Meta answered insights without a list');
  return rows;
}

/** `next` tells that there is more; it holds the token, so it is never followed (platforms.md 1). */
function readAfter(body: Body): string | null {
  const paging = isObject(body['paging']) ? body['paging'] : {};
  if (typeof paging['next'] !== 'string') return null;
  const after = isObject(paging['cursors']) ? paging['cursors']['after'] : null;
  if (typeof after === 'string' && after !== '') return after;
  throw new RetryableError('Meta has more rows and no cursor to them');
}
