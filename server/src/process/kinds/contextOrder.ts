import type { OrderInput, OrderPlan } from '../../domain/order/orderTypes.ts';
import { planOrder, toOrderId } from '../../domain/order/planOrder.ts';
import type { OrderRecord } from '../../domain/records.ts';
import { type Stored, withoutApplied } from '../../models/records/recordWrites.ts';

/** One snapshot of an order as the cache knows it. */
export type OrderSnapshot = Pick<OrderInput, 'source' | 'marks' | 'rawVersion'>;

/** Everything orders need from outside, looked up before: Maps only, no database (spec 4.6). */
export interface OrderContext
  extends Pick<
    OrderInput,
    'ids' | 'rules' | 'now' | 'skusByVariant' | 'skusByCode' | 'goneVariants' | 'customerIdByEmail'
  > {
  existing: ReadonlyMap<string, Stored<OrderRecord>>;
}

/**
 * What is to be written for an order, by O(1) look-ups in what the batch read beforehand. PURE.
 * @throws DomainError for an order the rules refuse.
 */
export function processOrderWithContext(order: OrderSnapshot, context: OrderContext): OrderPlan {
  const { existing, ...input } = context;
  const stored = existing.get(toOrderId(context.ids.connectionId, order.source.externalId));
  return planOrder({
    ...order,
    ...input,
    existing: stored ? withoutApplied<OrderRecord>(stored) : null,
  });
}
