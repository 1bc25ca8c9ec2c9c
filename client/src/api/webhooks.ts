import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/shopifyWebhooks.ts';
import { call } from './call.ts';

export type WebhookStates = z.output<typeof contract.webhookStates>;
export type WebhookState = WebhookStates['items'][number];
export type WebhookSummary = z.output<typeof contract.webhookSummary>;
export type Registered = z.output<typeof contract.registered>;
export type Delivery = z.output<typeof contract.delivery>;
export type DeliveryList = z.output<typeof contract.deliveryList>;
export type ReplayedDelivery = z.output<typeof contract.replayedDelivery>;

export interface DeliveryFilter {
  connectionId: string;
  outcome?: string | undefined;
  topic?: string | undefined;
  cursor: string | null;
  limit: number;
}

const base = '/api/shopify/webhooks';

/** Asks the platform what is registered: not by itself again and again. */
export function webhookStatesQuery(connectionId: string) {
  return queryOptions({
    queryKey: ['webhooks', connectionId],
    queryFn: ({ signal }) => call<WebhookStates>('GET', base, { query: { connectionId }, signal }),
    staleTime: 5 * 60_000,
    refetchInterval: false,
  });
}

export function webhookSummaryQuery(connectionId: string) {
  return queryOptions({
    queryKey: ['deliveries', 'summary', connectionId],
    queryFn: ({ signal }) =>
      call<WebhookSummary>('GET', `${base}/summary`, { query: { connectionId }, signal }),
  });
}

export function deliveriesQuery(filter: DeliveryFilter) {
  return queryOptions({
    queryKey: ['deliveries', 'list', filter],
    queryFn: ({ signal }) =>
      call<DeliveryList>('GET', `${base}/deliveries`, { query: { ...filter }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Registers what is missing and replaces what points elsewhere. */
export function registerWebhooks(connectionId: string): Promise<Registered> {
  return call('POST', `${base}/register`, { query: { connectionId }, body: {} });
}

export function replayDelivery(id: string): Promise<ReplayedDelivery> {
  return call('POST', `${base}/deliveries/${encodeURIComponent(id)}/replay`);
}
