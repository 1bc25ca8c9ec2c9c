import { Router, type Request, type RequestHandler, type Response } from 'express';
import { DateTime } from 'luxon';
import { type MetaError, refusals, toUsageHeaders } from './errors.ts';
import { toPage } from './paging.ts';
import { computeRows, type InsightQuestion, readQuestion } from './rows.ts';
import type { MetaState, Report } from './state.ts';

/** The Graph API as far as insights need it; every answer is computed from the state. */
export function createRouter(state: MetaState): Router {
  const router = Router();
  router.use('/:version', admit(state));
  router.get('/:version/act_:id', (request, response) => sendAccount(state, request, response));
  router.get('/:version/act_:id/insights', (request, response) =>
    sendInsights(state, request, response),
  );
  router.post('/:version/act_:id/insights', (request, response) =>
    beginReport(state, request, response),
  );
  router.get('/:version/:report/insights', (request, response) => {
    const report = state.reports.get(request.params.report);
    if (!report) return refuse(response, refusals.unknownAccount);
    return sendRows(state, response, { question: report.question, query: request.query });
  });
  router.get('/:version/:report', (request, response) => {
    const report = state.reports.get(request.params.report);
    if (!report) return refuse(response, refusals.unknownAccount);
    return void response.json({ id: request.params.report, ...advance(report) });
  });
  return router;
}

/** A token in the address would be logged by everybody on the way: only the header is taken. */
function admit(state: MetaState): RequestHandler {
  return (request, response, next) => {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const standing = state.tokens.get(token) ?? 'revoked';
    response.set(toUsageHeaders(state.usage.percent, state.usage.minutes));
    response.set('facebook-api-version', String(request.params['version']));
    if (standing === 'valid') return next();
    return refuse(response, refusals[standing]);
  };
}

function refuse(response: Response, error: MetaError): void {
  response.status(error.status).json(error.body);
}

function isOurs({ account }: MetaState, request: Request): boolean {
  return request.params['id'] === account.id;
}

function sendAccount(state: MetaState, request: Request, response: Response): void {
  if (!isOurs(state, request)) return refuse(response, refusals.unknownAccount);
  const { id, name, currency, timezone, status } = state.account;
  response.json({
    account_id: id,
    name,
    currency,
    timezone_name: timezone,
    account_status: status,
    id: `act_${id}`,
  });
}

function sendInsights(state: MetaState, request: Request, response: Response): void {
  const question = readAsked(state, request, response);
  if (!question) return;
  const { bears } = state;
  const limit = Number(request.query['limit'] ?? 1);
  if (limit > bears.rows || countDays(question) > bears.days) {
    return refuse(response, refusals.tooMuch);
  }
  sendRows(state, response, { question, query: request.query });
}

function sendRows(
  state: MetaState,
  response: Response,
  asked: { question: InsightQuestion; query: Record<string, unknown> },
): void {
  const rows = computeRows(state.account, asked.question);
  const page = toPage(rows, asked.query, state.epoch);
  if (!page) return refuse(response, refusals.badCursor);
  response.json(page);
}

function beginReport(state: MetaState, request: Request, response: Response): void {
  const question = readAsked(state, request, response);
  if (!question) return;
  const id = String(6_023_920_149_050 + state.reports.size);
  const fails = countDays(question) > state.bears.reportDays;
  state.reports.set(id, { question, fails, polls: 0 });
  response.json({ report_run_id: id });
}

/** Each look at a report finds it further on; completed is said a moment before it is. */
function advance(report: Report): Record<string, unknown> {
  const steps: [string, number][] = [
    ['Job Not Started', 0],
    ['Job Running', 40],
    ...(report.fails
      ? ([['Job Failed', 40]] satisfies [string, number][])
      : ([
          ['Job Completed', 90],
          ['Job Completed', 100],
        ] satisfies [string, number][])),
  ];
  const [status, percent] = steps[Math.min(report.polls, steps.length - 1)] ?? ['Job Running', 0];
  report.polls += 1;
  return { async_status: status, async_percent_completion: percent };
}

function readAsked(state: MetaState, request: Request, response: Response): InsightQuestion | null {
  const given =
    request.method === 'POST' ? (request.body as Record<string, unknown>) : request.query;
  const question = isOurs(state, request) ? readQuestion(given) : null;
  const oldest = DateTime.fromJSDate(state.now(), { zone: state.account.timezone })
    .minus({ months: 37 })
    .toFormat('yyyy-MM-dd');
  if (question && question.since >= oldest) return question;
  refuse(response, question ? refusals.tooOld : refusals.unknownAccount);
  return null;
}

function countDays({ since, until }: InsightQuestion): number {
  return Math.round((Date.parse(until) - Date.parse(since)) / 86_400_000) + 1;
}
