import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/shopifyJobs.ts';
import { call } from './call.ts';
import { computePollMs } from './live.ts';

export type Job = z.output<typeof contract.job>;

const base = '/api/shopify/jobs';
const open = ['pending', 'running', 'paused'];

/** Has it ended, whatever way? */
export function isFinished({ status }: Pick<Job, 'status'>): boolean {
  return !open.includes(status);
}

/** The newest runs of the workspace: live news keeps them current, while it is away they are asked for. */
export const liveJobsQuery = queryOptions({
  queryKey: ['jobs', 'live'],
  queryFn: ({ signal }) => call<{ items: Job[] }>('GET', base, { query: { limit: 10 }, signal }),
  refetchInterval: () => (computePollMs() === false ? false : 5000),
});

/** One run with its counters. Asked for slowly also while news arrives: news holds the newest ten only. */
export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ['jobs', 'one', id],
    queryFn: ({ signal }) => call<Job>('GET', `${base}/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isFinished(data) ? false : 5000),
  });
}

/** Pause and cancel stop between pages, so the answer may take a few seconds. */
export function controlJob(id: string, action: 'pause' | 'resume' | 'cancel'): Promise<Job> {
  return call('POST', `${base}/${encodeURIComponent(id)}/${action}`);
}

/** A new run like one that ended with something left out. */
export function retryJob(id: string): Promise<{ jobId: string }> {
  return call('POST', `${base}/${encodeURIComponent(id)}/retry`);
}

/** What a control answered is shown at once, before news comes. */
export function showJob(client: QueryClient, job: Job): void {
  client.setQueryData(['jobs', 'one', job.id], job);
  client.setQueryData<{ items: Job[] }>(['jobs', 'live'], (live) =>
    live ? { items: live.items.map((item) => (item.id === job.id ? job : item)) } : live,
  );
}
