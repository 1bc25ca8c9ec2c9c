import type { Logger } from '../lib/logger.ts';

/** Hears news by name: only what differs from what was said before. */
export type Listener<News> = (news: Partial<News>) => void;

export interface LiveTopic<News> {
  /** Hears what is, at once when somebody watches already, then what changes. @returns how to stop. */
  subscribe(workspaceId: string, listener: Listener<News>): () => void;
}

const fastestMs = 1000;
/** Looking costs a tenth of the time: counting a big run takes a while. */
const lookShare = 10;

interface Watch<News> {
  listeners: Set<Listener<News>>;
  known: News | null;
  timer: NodeJS.Timeout | null;
}

/**
 * Asks `find` once for all who watch a workspace, only while somebody does. The database is the truth, so that it
 * does not matter which instance works (reliability.md 2.12). It looks each second, and less often where looking is
 * slow: every `slowestMs` then.
 */
export function createLiveTopic<News extends object>(
  deps: { logger: Logger },
  find: (workspaceId: string) => Promise<News>,
  slowestMs: number,
): LiveTopic<News> {
  const watches = new Map<string, Watch<News>>();
  return {
    subscribe(workspaceId, listener) {
      const watch = watches.get(workspaceId) ?? start(workspaceId);
      watch.listeners.add(listener);
      if (watch.known) listener(watch.known);
      return () => {
        watch.listeners.delete(listener);
        if (watch.listeners.size > 0) return;
        if (watch.timer) clearTimeout(watch.timer);
        if (watches.get(workspaceId) === watch) watches.delete(workspaceId);
      };
    },
  };

  function start(workspaceId: string): Watch<News> {
    const watch: Watch<News> = { listeners: new Set(), known: null, timer: null };
    watches.set(workspaceId, watch);
    let lastMs = 0;
    const look = async (): Promise<void> => {
      const since = performance.now();
      try {
        tell(watch, await find(workspaceId));
      } catch (error) {
        deps.logger.warn('live news wait for the database', { error });
      }
      if (watch.listeners.size === 0) return;
      const tookMs = performance.now() - since;
      // One slow look is a hiccup, the first one a cold start; two are a big database.
      const pause = Math.min(slowestMs, Math.min(tookMs, lastMs) * lookShare);
      lastMs = tookMs;
      watch.timer = setTimeout(() => void look(), Math.max(fastestMs, pause));
    };
    watch.timer = setTimeout(() => void look(), 0);
    return watch;
  }
}

function tell<News extends object>(watch: Watch<News>, now: News): void {
  const before = watch.known;
  watch.known = now;
  const changed = (Object.keys(now) as (keyof News)[]).filter(
    (name) => !before || JSON.stringify(before[name]) !== JSON.stringify(now[name]),
  );
  if (changed.length === 0) return;
  const news: Partial<News> = {};
  for (const name of changed) news[name] = now[name];
  for (const listener of watch.listeners) listener(news);
}
