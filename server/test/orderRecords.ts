import type { OrderInput } from '../src/domain/order/orderTypes.ts';
import { planOrder } from '../src/domain/order/planOrder.ts';
import type { OrderRecord } from '../src/domain/records.ts';
import type { SourceOrder } from '../src/domain/source.ts';
import type { Database } from '../src/models/database.ts';
import { orders } from '../src/models/records/orders.ts';
import { buildOrder, buildOrderInput } from './builders.ts';

/** The record the processor makes of a snapshot. */
export function toRecord(source: SourceOrder, part: Partial<OrderInput> = {}): OrderRecord {
  const plan = planOrder(buildOrderInput(source, part));
  if (plan.kind === 'stale' || plan.kind === 'missing') throw new Error(plan.kind);
  return plan.record;
}

/** Orders as the processor would have stored them, without their cache entries; numbered from 1 on. */
export async function addOrders(
  db: Database,
  parts: Partial<SourceOrder>[],
  { ids, from = 1 }: { ids?: OrderInput['ids']; from?: number } = {},
): Promise<OrderRecord[]> {
  const records = parts.map((part, index) => {
    const externalId = String(from + index);
    const source = buildOrder({ externalId, name: `#${from + index}`, ...part });
    return toRecord(source, ids ? { ids } : {});
  });
  await orders.collection(db).insertMany(records);
  return records;
}
