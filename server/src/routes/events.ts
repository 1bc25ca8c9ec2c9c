import { createSession } from 'better-sse';
import { z } from 'zod';
import { freshnessNews, recordsNews, webhooksNews } from '../contract/events.ts';
import { access, type Role } from '../domain/access.ts';
import { ProblemError } from '../lib/errors.ts';
import { hasSession } from '../models/access/sessions.ts';
import type { LiveNews } from '../services/liveFeed.ts';
import { toCounts } from './answers/cache.ts';
import { toFreshness } from './answers/freshness.ts';
import { toJob } from './answers/jobs.ts';
import { toTime } from './answers/shapes.ts';
import { findPrincipal } from './http/guard.ts';
import { type Call, defineRoute, type Route } from './http/route.ts';

type StreamCall = Pick<
  Call<unknown, unknown, unknown>,
  'deps' | 'principal' | 'request' | 'response'
>;

/** A tab or two per person, not a leak per reload (S100). */
const mostStreams = 5;
const lookMs = 1000;
const checkEvery = 4;
/** A comment this often: proxies close what is silent for a minute. */
const heartbeatMs = 10_000;
const open = new Map<string, number>();

export const eventRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/events',
    summary:
      'Server-sent events: `records` and `freshness`, and but for warehouse teams `jobs`, `cache` and `webhooks`, whenever they change',
    area: 'events',
    access: access.everybody,
    response: z.void(),
    produces: 'text/event-stream',
    async handler(call) {
      const { deps, principal, request, response } = call;
      // Gone while we looked up who it is: its close was told already, and would give no place back.
      if (response.destroyed) return;
      takePlace(principal.id, response);
      const session = await createSession(request, response, {
        trustClientEventId: false,
        keepAlive: heartbeatMs,
        headers: { 'Cache-Control': 'no-store, no-transform' },
      });
      if (!session.isConnected) return;
      const { role } = principal;
      const runs = role !== 'warehouse';
      const unsubscribe = deps.live.subscribe(principal.workspaceId, { runs }, (news) => {
        if (!session.isConnected) return;
        for (const [name, data] of toEvents(news, role)) session.push(data, name);
      });
      const stopLooking = endWhenForbidden(call);
      response.once('close', () => {
        unsubscribe();
        stopLooking();
      });
    },
  }),
];

/** Held until the response closes. @throws ProblemError 429 `too_many_streams` */
function takePlace(id: string, response: StreamCall['response']): void {
  const count = open.get(id) ?? 0;
  if (count >= mostStreams) {
    const detail = `At most ${mostStreams} event streams at a time: close one`;
    throw new ProblemError(429, 'too_many_streams', detail, { retryAfter: 5 });
  }
  open.set(id, count + 1);
  response.once('close', () => {
    const left = (open.get(id) ?? 1) - 1;
    if (left > 0) open.set(id, left);
    else open.delete(id);
  });
}

function toEvents(
  { jobs, cache, webhooks, records, freshness }: Partial<LiveNews>,
  role: Role,
): [string, unknown][] {
  const events: [string, unknown][] = [];
  if (records) events.push(['records', recordsNews.parse(records)]);
  if (freshness) events.push(['freshness', freshnessNews.parse(toFreshness(freshness, role))]);
  if (jobs) events.push(['jobs', { items: jobs.map(toJob) }]);
  if (webhooks) events.push(['webhooks', toWebhooks(webhooks)]);
  for (const { connectionId, streams } of cache ?? []) {
    const counts = Object.entries(streams).map(([name, one]) => [name, toCounts(one)]);
    events.push(['cache', { connectionId, ...Object.fromEntries(counts) }]);
  }
  return events;
}

function toWebhooks(webhooks: LiveNews['webhooks']): z.output<typeof webhooksNews> {
  const items = webhooks.map(({ lastDeliveryAt, ...rest }) => ({
    ...rest,
    lastDeliveryAt: toTime(lastDeliveryAt),
  }));
  return webhooksNews.parse({ items });
}

/** A stream outlives its request: it ends within seconds of a logout, a revoked key, a changed role or a stop. */
function endWhenForbidden(call: StreamCall): () => void {
  let looks = 0;
  let looking = false;
  const timer = setInterval(() => {
    looks += 1;
    if (call.deps.readiness.state === 'stopping') call.response.end();
    if (looking || looks % checkEvery !== 0) return;
    looking = true;
    isStillAllowed(call)
      .then((allowed) => allowed || call.response.end())
      .catch(() => undefined) // The database is away: asked again at the next look.
      .finally(() => {
        looking = false;
      });
  }, lookMs);
  return () => clearInterval(timer);
}

async function isStillAllowed({ deps, principal, request }: StreamCall): Promise<boolean> {
  const now = await findPrincipal(request, deps);
  if (now?.role !== principal.role) return false;
  return now.kind === 'key' || hasSession(deps.db, request.sessionID);
}
