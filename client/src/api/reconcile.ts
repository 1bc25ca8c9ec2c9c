import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/shopifyReconcile.ts';
import { call } from './call.ts';
import type { StartedJob } from './sync.ts';

export type Reconciliation = z.output<typeof contract.reconciliation>;
export type ReconciledDay = Reconciliation['days'][number];
export type Healing = z.output<typeof contract.healing>;
export type ReconcileRange = z.input<typeof contract.reconcileBody>;

const path = '/api/shopify/reconcile';

/** The newest comparison; with a date that day alone and whole. */
export function reconciliationQuery(connectionId: string, date?: string) {
  return queryOptions({
    queryKey: ['reconcile', connectionId, date ?? 'all'],
    queryFn: ({ signal }) =>
      call<Reconciliation>('GET', path, { query: { connectionId, date }, signal }),
  });
}

/** Dates of the connection's time zone; the last 30 unless said. */
export function startReconcile(connectionId: string, body: ReconcileRange): Promise<StartedJob> {
  return call('POST', path, { query: { connectionId }, body });
}

export function healReconciliation(connectionId: string): Promise<Healing> {
  return call('POST', `${path}/heal`, { query: { connectionId } });
}
