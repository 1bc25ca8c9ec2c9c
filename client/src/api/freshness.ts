import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/freshness.ts';
import { call } from './call.ts';

export type Freshness = z.output<typeof contract.freshness>;
export type ConnectionFreshness = Freshness['items'][number];

/** How old the data of each connection is (spec 11.4). Live news keeps it current. */
export const freshnessQuery = queryOptions({
  queryKey: ['freshness'],
  queryFn: ({ signal }) => call<Freshness>('GET', '/api/freshness', { signal }),
});
