import type { RequestHandler } from 'express';
import { sendError } from './answers.ts';

/** Calls a second, a minute and a day; null = no such limit. */
interface Limit {
  burst: number;
  steady: number;
  daily: number | null;
}

const sizes = {
  xs: { burst: 1, steady: 15, daily: null },
  s: { burst: 3, steady: 60, daily: null },
  m: { burst: 10, steady: 150, daily: null },
  report: { burst: 1, steady: 2, daily: 225 },
} satisfies Record<string, Limit>;

/** By endpoint (developers.klaviyo.com, each endpoint's page). */
const limits = new Map<string, Limit>([
  ['accounts', sizes.xs],
  ['metrics', sizes.m],
  ['campaigns', sizes.m],
  ['flows', sizes.s],
  ['metric-aggregates', sizes.s],
  ['campaign-values-reports', sizes.report],
  ['flow-series-reports', sizes.report],
]);

const windows = [
  ['burst', 1000],
  ['steady', 60_000],
  ['daily', 24 * 60 * 60_000],
] as const;

/** Fixed windows per endpoint. Headers tell of the minute's window; a refusal tells how long to wait. */
export function limitCalls(clock: () => number, enforced: () => boolean): RequestHandler {
  const used = new Map<string, number>();
  return (request, response, next) => {
    const endpoint = request.path.split('/')[2] ?? '';
    const limit = limits.get(endpoint) ?? sizes.m;
    const now = clock();
    for (const [name, ms] of windows) {
      const allowed = limit[name];
      if (allowed === null) continue;
      const key = `${endpoint} ${name} ${Math.floor(now / ms)}`;
      const count = (used.get(key) ?? 0) + 1;
      used.set(key, count);
      const reset = Math.max(1, Math.ceil((ms - (now % ms)) / 1000));
      if (enforced() && count > allowed) {
        response.set('Retry-After', String(reset));
        const detail = `Request was throttled. Expected available in ${reset} seconds.`;
        return sendError(response, {
          status: 429,
          code: 'throttled',
          title: 'Request was throttled.',
          detail,
        });
      }
      if (name !== 'steady') continue;
      const remaining = enforced() ? allowed - count : allowed;
      response.set({
        'RateLimit-Limit': `${limit.burst}, ${limit.burst};w=1, ${limit.steady};w=60`,
        'RateLimit-Remaining': String(Math.max(0, remaining)),
        'RateLimit-Reset': String(reset),
      });
    }
    next();
  };
}
