import { useSyncExternalStore } from 'react';

const tickMs = 15_000;
const watchers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const one of watchers) one();
  }, tickMs);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The present as pages show it: one timer for all ages on a page, a tick each 15 s. */
export function useNow(): Date {
  const tick = useSyncExternalStore(watch, () => now);
  return new Date(Math.max(tick, Date.now()));
}
