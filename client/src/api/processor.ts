import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/shopifyCache.ts';
import type { processed } from '../../../server/src/contract/shopifySync.ts';
import { call } from './call.ts';

export type ProcessorState = z.output<typeof contract.processorState>;
export type Processed = z.output<typeof processed>;

const base = '/api/shopify/cache/processor';

/** Its key begins with `queue`: news of runs asks for it anew. */
export function processorQuery(connectionId: string) {
  return queryOptions({
    queryKey: ['queue', 'processor', connectionId],
    queryFn: ({ signal }) => call<ProcessorState>('GET', base, { query: { connectionId }, signal }),
  });
}

export function switchProcessor(
  connectionId: string,
  action: 'pause' | 'resume',
): Promise<ProcessorState> {
  return call('POST', `${base}/${action}`, { query: { connectionId } });
}

/** Everything that is pending, at most so many; answers when it is done. */
export function processPending(connectionId: string, limit: number): Promise<Processed> {
  const body = { limit };
  return call('POST', '/api/shopify/sync/process-cache', { query: { connectionId }, body });
}
