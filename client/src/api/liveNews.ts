import type { QueryClient } from '@tanstack/react-query';
import type { Freshness } from './freshness.ts';
import type { CacheStatus } from './cache.ts';
import type { Job } from './jobs.ts';

/** Lists are asked for anew at most this often, however fast news arrives. */
const fastestMs = 3000;

/** Runs with their progress: what is shown of each changes at once, lists follow. */
export function applyJobs(client: QueryClient, { items }: { items: Job[] }): void {
  const before = client.getQueryData<{ items: Job[] }>(['jobs', 'live'])?.items ?? [];
  client.setQueryData(['jobs', 'live'], { items });
  for (const job of items) {
    client.setQueryData<Job>(['jobs', 'one', job.id], (known) => withDetails(job, known));
  }
  const statuses = (jobs: Job[]) => jobs.map(({ id, status }) => `${id}:${status}`).join();
  if (statuses(before) === statuses(items)) return;
  void client.invalidateQueries({ queryKey: ['jobs', 'list'] });
  void client.invalidateQueries({ queryKey: ['queue'] });
  void client.invalidateQueries({ queryKey: ['scheduler'] });
}

/** News holds the first five error details only: more that are known stay. */
function withDetails(job: Job, known: Job | undefined): Job {
  const more = known && known.errorDetails.length > job.errorDetails.length;
  return more ? { ...job, errorDetails: known.errorDetails } : job;
}

/** Counts of one connection's cache: the tiles change at once, the browser's lists follow. */
export function applyCacheCounts(
  client: QueryClient,
  news: { connectionId: string } & CacheStatus,
): void {
  const { connectionId, ...status } = news;
  client.setQueryData(['cache', 'status', connectionId], status);
  invalidateSoon(client, ['cache', 'errors']);
  invalidateSoon(client, ['cache', 'entries']);
  invalidateSoon(client, ['deliveries']);
}

/** Deliveries that came, also those that changed no entry, and those that were refused. */
export function applyWebhooks(client: QueryClient): void {
  invalidateSoon(client, ['deliveries']);
}

/** How connections are is part of it: where that changed they are asked for anew. */
export function applyFreshness(client: QueryClient, news: Freshness): void {
  const before = client.getQueryData<Freshness>(['freshness']);
  client.setQueryData(['freshness'], news);
  if (!before) return;
  if (toStates(before) !== toStates(news)) invalidateSoon(client, ['connections']);
  // An order that waits for its product is a failed entry and no record yet: no record's stamp tells of it.
  if (toFailed(before) === toFailed(news)) return;
  invalidateSoon(client, ['orders', 'counts']);
  invalidateSoon(client, ['orders', 'waiting']);
}

function toFailed({ items }: Freshness): string {
  return items.map(({ connectionId, failed }) => `${connectionId}:${failed}`).join();
}

function toStates({ items }: Freshness): string {
  return JSON.stringify(
    items.map(({ connectionId, name, status, statusReason, lastSyncAt }) => [
      connectionId,
      name,
      status,
      statusReason,
      lastSyncAt,
    ]),
  );
}

/** Stamps of the records by kind: a kind whose stamp changed is asked for anew. */
export function createRecordsWatch() {
  let known: Record<string, string> | null = null;
  return (client: QueryClient, stamps: Record<string, string>): void => {
    const before = known;
    known = stamps;
    if (before === null) return;
    for (const kind of Object.keys(stamps)) {
      if (stamps[kind] === before[kind]) continue;
      for (const shown of [kind, ...(alsoShown[kind] ?? [])]) invalidateSoon(client, [shown]);
    }
  };
}

/** Queries of another name that show something of the kind: SKUs and products say how many there are. */
const alsoShown: Record<string, string[]> = {
  products: ['skus'],
  inventory: ['skus', 'products'],
};

interface Pace {
  waiting: Set<string>;
  lastAt: Map<string, number>;
}
const paces = new WeakMap<QueryClient, Pace>();

function paceOf(client: QueryClient): Pace {
  const pace = paces.get(client) ?? { waiting: new Set(), lastAt: new Map() };
  paces.set(client, pace);
  return pace;
}

function invalidateSoon(client: QueryClient, queryKey: string[]): void {
  const { waiting, lastAt } = paceOf(client);
  const name = queryKey.join('.');
  if (waiting.has(name)) return;
  waiting.add(name);
  const pause = Math.max(0, (lastAt.get(name) ?? 0) + fastestMs - Date.now());
  setTimeout(() => {
    waiting.delete(name);
    lastAt.set(name, Date.now());
    void client.invalidateQueries({ queryKey });
  }, pause);
}
