import type { z } from 'zod';
import type * as contract from '../../contract/shopifyWebhooks.ts';
import type { LinkedDelivery } from '../../services/deliveryReplay.ts';
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
