import type { z } from 'zod';
import type * as contract from '../../contract/shopifyWebhooks.ts';
import type { LinkedDelivery } from '../../services/deliveryReplay.ts';
import type { WebhookSummary } from '../../services/connections/webhookSummary.ts';
import { toTime } from './shapes.ts';

export function toDelivery(delivery: LinkedDelivery): z.input<typeof contract.delivery> {
  const { _id: id, ...rest } = delivery;
  return {
    ...rest,
    id,
    triggeredAt: toTime(delivery.triggeredAt),
    receivedAt: toTime(delivery.receivedAt),
  };
}

export function toSummary(summary: WebhookSummary): z.input<typeof contract.webhookSummary> {
  const { rejected, lastReceivedAt } = summary;
  return {
    ...summary,
    lastReceivedAt: toTime(lastReceivedAt),
    rejected: { ...rejected, lastAt: toTime(rejected.lastAt) },
  };
}
