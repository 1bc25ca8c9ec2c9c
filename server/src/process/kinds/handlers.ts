import type { RecordKind } from '../../connectors/kit/types.ts';
import { customerHandler } from './customer.ts';
import { eventHandler } from './event.ts';
import { inventoryHandler } from './inventory.ts';
import type { KindHandler } from './kindTypes.ts';
import { adDayHandler, costHandler, skuCostHandler, subscriberHandler } from './marketing.ts';
import { shipmentHandler } from './shipment.ts';
import { orderHandler } from './order.ts';
import { productHandler } from './product.ts';

type Handlers = { [K in RecordKind]: KindHandler<K> };

const handlers: Handlers = {
  order: orderHandler,
  product: productHandler,
  customer: customerHandler,
  inventory: inventoryHandler,
  event: eventHandler,
  adDay: adDayHandler,
  shipment: shipmentHandler,
  cost: costHandler,
  skuCost: skuCostHandler,
  subscriber: subscriberHandler,
};

/** A stream's kind says which rules its entries follow; the stream's reader guarantees what they hold. */
export function findHandler(kind: RecordKind): KindHandler<RecordKind> {
  return handlers[kind];
}
