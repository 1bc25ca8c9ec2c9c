import type { IngestDeps } from '../ingest/deps.ts';
import { findConnections } from '../models/access/connections.ts';
import { findCacheStatus } from './cacheBrowser.ts';
import type { JobView } from './runs/jobView.ts';
import { findJobs } from './runs/syncJobs.ts';

/** What changed in a workspace, for people who watch (api.md, events). */
export interface LiveNews {
  jobs?: JobView[];
  cache?: { connectionId: string; streams: Awaited<ReturnType<typeof findCacheStatus>> }[];
}
type Listener = (news: LiveNews) => void;

export interface LiveFeed {
  /** Hears what is, then what changes. @returns how to stop. */
  subscribe(workspaceId: string, listener: Listener): () => void;
}

const shownJobs = 10;
const fastestMs = 1000;
/** Looking costs a tenth of the time at most: counting a big run takes a while. */
const lookShare = 10;

interface Watch {
  listeners: Set<Listener>;
  last: { jobs: string; cache: string };
  timer: NodeJS.Timeout | null;
}

/**
 * Asks the database once for all who watch a workspace, only while somebody does, and tells what differs. The
 * database is the truth, so that it does not matter which instance works (reliability.md 2.12).
 */
export function createLiveFeed(deps: IngestDeps): LiveFeed {
  const watches = new Map<string, Watch>();
  return {
    subscribe(workspaceId, listener) {
      const watch = watches.get(workspaceId) ?? start(workspaceId);
      watch.listeners.add(listener);
      // The newcomer hears everything; for the others it is what they know.
      watch.last = { jobs: '', cache: '' };
      return () => {
        watch.listeners.delete(listener);
        if (watch.listeners.size > 0) return;
        if (watch.timer) clearTimeout(watch.timer);
        watches.delete(workspaceId);
      };
    },
  };

  function start(workspaceId: string): Watch {
    const watch: Watch = { listeners: new Set(), last: { jobs: '', cache: '' }, timer: null };
    watches.set(workspaceId, watch);
    const look = async (): Promise<void> => {
      const since = performance.now();
      try {
        tell(watch, await findNews(deps, workspaceId));
      } catch (error) {
        deps.logger.warn('live news wait for the database', { error });
      }
      if (watch.listeners.size === 0) return;
      const pause = Math.max(fastestMs, (performance.now() - since) * lookShare);
      watch.timer = setTimeout(() => void look(), pause);
    };
    watch.timer = setTimeout(() => void look(), 0);
    return watch;
  }
}

async function findNews(deps: IngestDeps, workspaceId: string): Promise<Required<LiveNews>> {
  const [jobs, connections] = await Promise.all([
    findJobs(deps, workspaceId, {}, { limit: shownJobs, cursor: null }),
    findConnections(deps.db, workspaceId),
  ]);
  const cache = await Promise.all(
    connections.map(async (connection) => ({
      connectionId: connection._id,
      streams: await findCacheStatus(deps, connection),
    })),
  );
  return { jobs: jobs.items, cache };
}

function tell(watch: Watch, now: Required<LiveNews>): void {
  const texts = { jobs: JSON.stringify(now.jobs), cache: JSON.stringify(now.cache) };
  const news: LiveNews = {
    ...(texts.jobs === watch.last.jobs ? {} : { jobs: now.jobs }),
    ...(texts.cache === watch.last.cache ? {} : { cache: now.cache }),
  };
  watch.last = texts;
  if (Object.keys(news).length === 0) return;
  for (const listener of watch.listeners) listener(news);
}
