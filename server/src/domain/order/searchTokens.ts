import type { OrderLine, OrderRecord } from '../records.ts';
import { toPhoneTokens, toSearchTokens } from '../searchTokens.ts';

type Searched = Pick<
  OrderRecord,
  'orderNumber' | 'shopifyOrderId' | 'customerName' | 'customerEmailKey' | 'customerPhone'
> & { lines: readonly Pick<OrderLine, 'skuCode' | 'awbNumber' | 'platformAwb'>[] };

/** What people type to find an order: number, platform's id, person, parcels, SKUs. */
export function computeSearchTokens(order: Searched): string[] {
  const number = order.orderNumber.toLowerCase();
  return toSearchTokens([
    number,
    number.replace(/^#/, ''),
    order.shopifyOrderId,
    ...order.customerName.split(/\s+/),
    order.customerEmailKey,
    ...toPhoneTokens(order.customerPhone),
    ...order.lines.flatMap((line) => [line.awbNumber, line.platformAwb]),
    ...order.lines.map((line) => line.skuCode),
  ]);
}
