import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/auth.ts';
import { call } from './call.ts';

export type Me = z.output<typeof contract.me>;

/**
 * Who works here: role, workspace, its zone (`GET /api/auth/me`). Never broken off: a guard waits for it also where
 * whoever watched it has gone, as React's strict mode does at the start.
 */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => call<Me>('GET', '/api/auth/me'),
  staleTime: 5 * 60_000,
});

/** Is there nobody yet, so that the first admin is to be made (`GET /api/auth/setup`)? */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call<{ needed: boolean }>('GET', '/api/auth/setup', { signal }),
});

export function signOut(): Promise<void> {
  return call('POST', '/api/auth/logout');
}
