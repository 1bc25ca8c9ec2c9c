import { createSession } from 'better-sse';
import { z } from 'zod';
import { access } from '../domain/access.ts';
import { ProblemError } from '../lib/errors.ts';
import { hasSession } from '../models/access/sessions.ts';
import type { LiveNews } from '../services/liveFeed.ts';
import { toCounts } from './answers/cache.ts';
import { toJob } from './answers/jobs.ts';
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
const open = new Map<string, number>();

export const eventRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/events',
    summary:
      'Server-sent events: `jobs` with their progress, `cache` with counts, whenever they change',
    area: 'events',
    access: access.readers,
    response: z.void(),
    produces: 'text/event-stream',
    async handler(call) {
      const { deps, principal } = call;
      const count = open.get(principal.id) ?? 0;
      if (count >= mostStreams) {
        const detail = `At most ${mostStreams} event streams at a time: close one`;
        throw new ProblemError(429, 'too_many_streams', detail, { retryAfter: 5 });
      }
      open.set(principal.id, count + 1);
      const { request, response } = call;
      const session = await createSession(request, response, { trustClientEventId: false });
      const unsubscribe = deps.live.subscribe(principal.workspaceId, (news) => {
        if (!session.isConnected) return;
        for (const [name, data] of toEvents(news)) session.push(data, name);
      });
      const stopLooking = endWhenForbidden(call);
      response.once('close', () => {
        unsubscribe();
        stopLooking();
        const left = (open.get(principal.id) ?? 1) - 1;
        if (left > 0) open.set(principal.id, left);
        else open.delete(principal.id);
      });
    },
  }),
];

function toEvents({ jobs, cache }: LiveNews): [string, unknown][] {
  const events: [string, unknown][] = [];
  if (jobs) events.push(['jobs', { items: jobs.map(toJob) }]);
  for (const { connectionId, streams } of cache ?? []) {
    const counts = Object.entries(streams).map(([name, one]) => [name, toCounts(one)]);
    events.push(['cache', { connectionId, ...Object.fromEntries(counts) }]);
  }
  return events;
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
