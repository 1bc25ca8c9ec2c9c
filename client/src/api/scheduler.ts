import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/shopifyJobs.ts';
import { call } from './call.ts';
import type { StartedJob } from './sync.ts';

export type SchedulerStatus = z.output<typeof contract.schedulerStatus>;
export type StreamSchedule = SchedulerStatus['streams'][number];
export type StreamName = z.output<typeof contract.streamName>;
export type SchedulerSettings = z.input<typeof contract.schedulerPatchBody>;

const base = '/api/shopify/jobs/scheduler';

export function schedulerQuery(connectionId: string) {
  return queryOptions({
    queryKey: ['scheduler', connectionId],
    queryFn: ({ signal }) =>
      call<SchedulerStatus>('GET', `${base}/status`, { query: { connectionId }, signal }),
  });
}

/** Without a stream all schedules of the connection. */
export function switchScheduler(
  connectionId: string,
  action: 'start' | 'stop',
  stream?: string,
): Promise<SchedulerStatus> {
  return call('POST', `${base}/${action}`, { query: { connectionId, stream } });
}

export function triggerSchedule(connectionId: string, stream: string): Promise<StartedJob> {
  return call('POST', `${base}/trigger`, { query: { connectionId, stream } });
}

export function changeSchedule(
  connectionId: string,
  stream: string,
  body: SchedulerSettings,
): Promise<SchedulerStatus> {
  return call('PATCH', base, { query: { connectionId, stream }, body });
}
