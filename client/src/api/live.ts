import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import {
  applyCacheCounts,
  applyFreshness,
  applyJobs,
  applyWebhooks,
  createRecordsWatch,
} from './liveNews.ts';

/** `live`: news arrives as it happens. `reconnecting`: pages ask every 20 s instead, until it is back. */
export type LiveState = 'connecting' | 'live' | 'reconnecting';

const firstRetryMs = 1000;
const slowestRetryMs = 30_000;

let state: LiveState = 'connecting';
const watchers = new Set<() => void>();

function setState(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const watcher of watchers) watcher();
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
}

/** How often pages ask by themselves: never while news arrives. */
export function computePollMs(): number | false {
  return state === 'live' ? false : 20_000;
}

/**
 * Listens to `/api/events` and puts what it says into the queries' cache; comes back by itself after a lost
 * connection, and then asks for everything that may have been missed.
 * @returns how to stop
 */
export function startLive(client: QueryClient): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let stopped = false;

  const connect = () => {
    source = new EventSource('/api/events');
    subscribe(source, client);
    source.addEventListener('open', () => {
      if (failures > 0) void client.invalidateQueries();
      failures = 0;
      setState('live');
    });
    source.addEventListener('error', () => {
      source?.close();
      if (stopped) return;
      failures += 1;
      setState('reconnecting');
      timer = setTimeout(connect, Math.min(slowestRetryMs, firstRetryMs * 2 ** (failures - 1)));
    });
  };
  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
    setState('connecting');
  };
}

function subscribe(source: EventSource, client: QueryClient): void {
  const on = (name: string, apply: (client: QueryClient, data: never) => void) =>
    source.addEventListener(name, (event: MessageEvent<string>) => {
      apply(client, JSON.parse(event.data) as never);
    });
  on('jobs', applyJobs);
  on('cache', applyCacheCounts);
  on('webhooks', applyWebhooks);
  on('freshness', applyFreshness);
  on('records', createRecordsWatch());
}
