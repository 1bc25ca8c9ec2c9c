import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/shopifyJobs.ts';
import type * as queueContract from '../../../server/src/contract/queue.ts';
import { call, type QueryValues } from './call.ts';
import { computePollMs } from './live.ts';

export type Job = z.output<typeof contract.job>;
export type JobList = z.output<typeof contract.jobList>;
export type JobStatus = Job['status'];
export type JobsFilter = Partial<
  Record<keyof z.input<typeof contract.jobsQuery>, string | undefined>
>;
export type Queue = z.output<typeof queueContract.queue>;
export type JobControl = 'pause' | 'resume' | 'cancel';

const base = '/api/shopify/jobs';
const toPath = (id: string, part = '') => `${base}/${encodeURIComponent(id)}${part}`;

/** How often a run that goes on is asked for, should news of it not come: it is told of the newest ten only. */
const watchMs = 5000;

/** Runs, newest first. */
export const jobsQuery = (filter: JobsFilter) => {
  const query: QueryValues = filter;
  return queryOptions({
    queryKey: ['jobs', 'list', filter],
    queryFn: ({ signal }) => call<JobList>('GET', base, { query, signal }),
    placeholderData: keepPreviousData,
  });
};

/** The newest runs: live news keeps them current. */
export const liveJobsQuery = queryOptions({
  queryKey: ['jobs', 'live'],
  queryFn: ({ signal }) => call<{ items: Job[] }>('GET', base, { query: { limit: 10 }, signal }),
});

export function getJob(id: string, signal: AbortSignal): Promise<Job> {
  return call('GET', toPath(id), { signal });
}

/** One run with all its error details: lists and news hold the first five. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', 'one', id],
    queryFn: ({ signal }) => getJob(id, signal),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data && !isUnfinished(state.data.status) ? computePollMs() : watchMs,
  });

export const queueQuery = (connectionId: string | undefined) =>
  queryOptions({
    queryKey: ['queue', connectionId ?? 'all'],
    queryFn: ({ signal }) => call<Queue>('GET', '/api/queue', { query: { connectionId }, signal }),
    refetchInterval: watchMs,
    placeholderData: keepPreviousData,
  });

/** Answers when it has happened, after 5 s at the latest. */
export function controlJob({ id, control }: { id: string; control: JobControl }): Promise<Job> {
  return call('POST', toPath(id, `/${control}`));
}

/** A run like this one, from the beginning. */
export function retryJob(id: string): Promise<{ jobId: string }> {
  return call('POST', toPath(id, '/retry'));
}

export function isUnfinished(status: JobStatus): boolean {
  return status === 'pending' || status === 'running' || status === 'paused';
}

/** Ended without everything being in: it may be started again. */
export function isRepeatable(status: JobStatus): boolean {
  return !isUnfinished(status) && status !== 'completed';
}
