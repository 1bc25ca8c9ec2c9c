import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import { ProblemError } from '../../lib/errors.ts';
import { readBytes, readFileBody, readJsonBody } from './bodies.ts';
import type { WebDeps } from './deps.ts';
import { authorize } from './guard.ts';
import { notFound, toProblem, toProblemError } from './problems.ts';
import type { Route } from './route.ts';

/** Puts the table on Express: every route guarded, every other method of a known path 405. */
export function mountRoutes(
  app: Express,
  routes: readonly Route[],
  deps: WebDeps,
  sessions: RequestHandler,
): void {
  for (const route of routes) {
    const before = route.reads === 'raw' ? [] : [sessions];
    app[route.method](route.path, ...before, toHandler(route, deps));
  }
  const paths = [...new Set(routes.map(({ path }) => path))];
  for (const path of paths.sort(byLiteralFirst)) {
    app.all(path, toMethodRefusal(routes.filter((route) => route.path === path)));
  }
}

/** `/jobs/scheduler` before `/jobs/:id`: the closest path names its methods. */
function byLiteralFirst(left: string, right: string): number {
  return Number(left.includes(':')) - Number(right.includes(':'));
}

function toHandler(route: Route, deps: WebDeps): RequestHandler {
  return async (request, response) => {
    if (route.produces !== 'text/event-stream') observe(route, response, deps);
    const principal = await authorize(route, request, deps);
    const body = await readBody(route, request, response);
    const answer = await route.run({ deps, principal, body, request, response });
    if (route.produces !== 'application/json') return;
    response.status(route.status);
    if (route.status === 204) response.end();
    else response.json(answer);
  };
}

function observe(route: Route, response: Response, deps: WebDeps): void {
  const started = performance.now();
  response.once('finish', () => {
    const labels = { method: route.method, route: route.path, status: response.statusCode };
    deps.metrics.observeRequest(labels, (performance.now() - started) / 1000);
  });
}

async function readBody(route: Route, request: Request, response: Response): Promise<unknown> {
  if (route.method === 'get') return undefined;
  if (route.reads === 'raw') return readBytes(request, response);
  if (route.reads === 'file') return readFileBody(request, response);
  return readJsonBody(request, response);
}

function toMethodRefusal(known: readonly Route[]): RequestHandler {
  const methods = known.map(({ method }) => method.toUpperCase());
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return (request, response) => {
    response.set('Allow', allow);
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    throw new ProblemError(405, 'method_not_allowed', `Use ${allow}`);
  };
}

export const refuseUnknown: RequestHandler = () => {
  throw notFound();
};

/** The one place where an error becomes an answer: no stack, path or driver text leaves (S104). */
export function createErrorHandler(deps: Pick<WebDeps, 'logger'>) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    const refusal = toProblemError(error);
    const { requestId } = response.locals;
    // Our own refusals (not ready, shedding) are answers, not faults.
    if (refusal.status >= 500 && refusal !== error)
      deps.logger.error('request failed', describe(error, request, requestId));
    if (response.headersSent) {
      next(error);
      return;
    }
    const { retryAfter } = refusal.extra;
    if (typeof retryAfter === 'number') response.set('Retry-After', String(retryAfter));
    if (refusal.status === 401) response.set('WWW-Authenticate', 'Bearer realm="sluice"');
    response
      .status(refusal.status)
      .type('application/problem+json')
      .send(JSON.stringify(toProblem(refusal, requestId)));
  };
}

/** A database's message may hold the values of a record: its name and code are enough. */
function describe(error: unknown, request: Request, requestId: string) {
  const known = error instanceof Error ? error : new Error(typeof error);
  const { code } = known as Error & { code?: unknown };
  const fromDatabase = known.name.startsWith('Mongo');
  return {
    requestId,
    method: request.method,
    route: request.route?.path as unknown,
    kind: known.name,
    code,
    ...(fromDatabase ? {} : { problem: known.message }),
    at: known.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 6),
  };
}
