import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/connectionRuns.ts';
import { call } from './call.ts';
import type { StreamSchedule } from './scheduler.ts';
import type { Period, StartedJob } from './sync.ts';

export type StreamSchedules = z.output<typeof contract.streamSchedules>;
export type StreamScheduleChange = z.input<typeof contract.streamScheduleBody>;

const toPath = (id: string, part: string) => `/api/connections/${encodeURIComponent(id)}/${part}`;

/** What of a connection runs by itself, whatever its platform. Live news renews it after each run. */
export function schedulesQuery(connectionId: string) {
  return queryOptions({
    queryKey: ['scheduler', 'streams', connectionId],
    queryFn: async ({ signal }): Promise<StreamSchedule[]> =>
      (await call<StreamSchedules>('GET', toPath(connectionId, 'schedules'), { signal })).items,
  });
}

export function changeStreamSchedule(
  connectionId: string,
  stream: string,
  body: StreamScheduleChange,
): Promise<StreamSchedules> {
  return call('PATCH', toPath(connectionId, `schedules/${encodeURIComponent(stream)}`), { body });
}

/** Reads a period of the platform again. */
export function loadHistory(connectionId: string, body: Period): Promise<StartedJob> {
  return call('POST', toPath(connectionId, 'history'), { body });
}
