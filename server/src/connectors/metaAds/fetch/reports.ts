import { RetryableError } from '../../../lib/errors.ts';
import { TooMuchError } from '../../kit/askLess.ts';
import { toId } from '../../kit/days/rowKey.ts';
import type { DayWindow } from '../../kit/days/windows.ts';
import type { Pace } from '../../kit/pace.ts';
import type { FetchContext } from '../../kit/types.ts';
import { type Body, type MetaClient, toAccountPath } from './client.ts';
import { toQuestion } from './question.ts';

export interface InsightFetch {
  context: FetchContext;
  client: MetaClient;
  pace: Pace;
}

const notStartedMs = 5 * 60_000;
const notFinishedMs = 30 * 60_000;
const firstPollMs = 1000;
const slowestPollMs = 15_000;

/**
 * Has Meta prepare a window's rows and waits for them. The report's id.
 * @throws TooMuchError when it fails or takes too long: a shorter window may work (platforms.md 1).
 */
export async function fetchReport(fetch: InsightFetch, window: DayWindow): Promise<string> {
  const { client, context } = fetch;
  const begun = await client.post(`${toAccountPath(context)}/insights`, toQuestion(window));
  const id = toId(begun['report_run_id']);
  if (id === null) throw new RetryableError('Meta began a report and did not say which');
  await waitForReport(fetch, id);
  return id;
}

async function waitForReport({ client, context, pace }: InsightFetch, id: string): Promise<void> {
  const startedAt = pace.now().getTime();
  for (let wait = firstPollMs; ; wait = Math.min(wait * 2, slowestPollMs)) {
    const { status, percent } = readReport(await client.get(id, {}));
    // Completed is said for a moment before all rows are there.
    if (status === 'Job Completed' && percent >= 100) return;
    if (status === 'Job Failed' || status === 'Job Skipped') {
      throw new TooMuchError(`Meta could not prepare a report (${status})`);
    }
    const waited = pace.now().getTime() - startedAt;
    if (waited > (status === 'Job Not Started' ? notStartedMs : notFinishedMs)) {
      throw new TooMuchError(`Meta takes too long to prepare a report (${status}, ${percent} %)`);
    }
    context.notice(`Meta prepares a report: ${percent} %`);
    await pace.sleep(wait, context.signal);
  }
}

const statuses = [
  'Job Not Started',
  'Job Started',
  'Job Running',
  'Job Completed',
  'Job Failed',
  'Job Skipped',
] as const;

/** A status nobody knows counts as running: time decides. */
function readReport(body: Body) {
  const status = statuses.find((known) => known === body['async_status']) ?? 'Job Running';
  const percent = body['async_percent_completion'];
  return { status, percent: typeof percent === 'number' ? percent : 0 };
}
